import { tint, type ChartProps } from './types';

const CENTER = 80;
const RADIUS = 72;

/** Shares of a whole; the legend carries the figures. */
export function PieChart({ title, labels, series, show }: ChartProps) {
  const values = labels.map((_, index) => Math.max(0, series[0]?.values[index] ?? 0));
  const whole = values.reduce((sum, value) => sum + value, 0) || 1;
  let turned = 0;
  const slices = values.map((value) => {
    const from = turned;
    turned += value / whole;
    return [from, turned] as const;
  });
  return (
    <div className="pie">
      <svg className="chart is-round" viewBox="0 0 160 160" role="img" aria-label={title}>
        {slices.map(([from, to], index) =>
          to - from > 0.9999 ? (
            <circle key={index} className={tint(index)} cx={CENTER} cy={CENTER} r={RADIUS} />
          ) : (
            <path key={index} className={tint(index)} d={slice(from, to)} />
          ),
        )}
      </svg>
      <ul className="legend">
        {labels.map((label, index) => (
          <li key={index}>
            <i className={tint(index)} />
            {label} <span>{show(values[index] ?? 0)}</span> <span className="hint">{Math.round(((values[index] ?? 0) / whole) * 100)} %</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function slice(from: number, to: number): string {
  const point = (turn: number) => {
    const angle = turn * 2 * Math.PI - Math.PI / 2;
    return `${CENTER + RADIUS * Math.cos(angle)} ${CENTER + RADIUS * Math.sin(angle)}`;
  };
  return `M${CENTER} ${CENTER}L${point(from)}A${RADIUS} ${RADIUS} 0 ${to - from > 0.5 ? 1 : 0} 1 ${point(to)}Z`;
}
