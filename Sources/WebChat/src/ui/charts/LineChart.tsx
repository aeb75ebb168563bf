import { roundUp, tint, type ChartProps } from './types';

const HEIGHT = 160;
const BOX = { left: 44, right: 8, top: 10, bottom: 22 };

/** `width` is in the units of its letters: a wide place wants more of them, not bigger ones. */
export function LineChart({ title, labels, series, show, width = 320 }: ChartProps & { width?: number }) {
  const all = series.flatMap(({ values }) => values.filter((value): value is number => value !== null));
  const most = roundUp(Math.max(...all, 0));
  const least = Math.min(...all, 0) < 0 ? -roundUp(-Math.min(...all)) : 0;
  const wide = width - BOX.left - BOX.right;
  const high = HEIGHT - BOX.top - BOX.bottom;
  const x = (index: number) => BOX.left + (labels.length < 2 ? wide / 2 : (index / (labels.length - 1)) * wide);
  const y = (value: number) => BOX.top + (1 - (value - least) / (most - least)) * high;
  const marks = [least, (least + most) / 2, most];
  const step = Math.max(1, Math.ceil(labels.length / 4));
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={title}>
      {marks.map((mark) => (
        <g key={mark}>
          <line className="chart-grid" x1={BOX.left} x2={width - BOX.right} y1={y(mark)} y2={y(mark)} />
          <text className="chart-figure" x={BOX.left - 5} y={y(mark)} textAnchor="end" dominantBaseline="central">
            {show(mark)}
          </text>
        </g>
      ))}
      {labels.map((label, index) =>
        index % step === 0 ? (
          <text key={index} className="chart-label" x={x(index)} y={HEIGHT - 6} textAnchor={labels.length === 1 ? 'middle' : index === 0 ? 'start' : index === labels.length - 1 ? 'end' : 'middle'}>
            {label.length > 9 ? `${label.slice(0, 8)}…` : label}
          </text>
        ) : null,
      )}
      {series.map(({ values }, which) => (
        <g key={which}>
          {stretches(values).map((stretch, part) => (
            <polyline key={part} className={`chart-line ${tint(which)}`} points={stretch.map(([index, value]) => `${x(index)},${y(value)}`).join(' ')} />
          ))}
          {labels.length <= 31 &&
            values.map((value, index) => value !== null && <circle key={index} className={tint(which)} cx={x(index)} cy={y(value)} r="2.5" />)}
        </g>
      ))}
    </svg>
  );
}

/** The parts of a line between the values that are missing. */
function stretches(values: readonly (number | null)[]): [number, number][][] {
  const parts: [number, number][][] = [[]];
  values.forEach((value, index) => {
    if (value === null) parts.push([]);
    else parts[parts.length - 1]?.push([index, value]);
  });
  return parts.filter((part) => part.length > 0);
}
