import { tint, type ChartProps } from './types';

const WIDTH = 320;
const LABEL = 96;
const FIGURE = 62;
const GAP = 8;

/** Bars that lie, so that Chinese labels are read without turning the head. */
export function BarChart({ title, labels, series, show }: ChartProps) {
  const thick = series.length === 1 ? 16 : 10;
  const row = thick * series.length + GAP;
  const all = series.flatMap(({ values }) => values.map((value) => value ?? 0));
  const most = Math.max(...all, 0) || 1;
  const least = Math.min(...all, 0);
  const room = WIDTH - LABEL - FIGURE;
  const at = (value: number) => LABEL + ((value - least) / (most - least)) * room;
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${row * labels.length}`} role="img" aria-label={title}>
      {labels.map((label, index) => (
        <g key={index} transform={`translate(0 ${row * index})`}>
          <text x={LABEL - 6} y={(row - GAP) / 2} className="chart-label" textAnchor="end" dominantBaseline="central">
            {label.length > 8 ? `${label.slice(0, 7)}…` : label}
          </text>
          {series.map(({ values }, which) => {
            const value = values[index] ?? null;
            if (value === null) return null;
            const [from, to] = [at(Math.min(0, value)), at(Math.max(0, value))];
            return (
              <g key={which}>
                <rect className={tint(which)} x={from} y={which * thick + 1} width={Math.max(1, to - from)} height={thick - 2} rx="2" />
                <text x={to + 4} y={which * thick + thick / 2} className="chart-figure" dominantBaseline="central">
                  {show(value)}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}
