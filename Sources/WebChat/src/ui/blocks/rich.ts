// The blocks that need more than the others, in one script of its own.
export { ChartCard } from './ChartCard';
export { FormCard } from './FormCard';
