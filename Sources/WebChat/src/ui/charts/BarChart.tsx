import { tint, type ChartProps } from './types';

const WIDTH = 320;
const LABEL = 130;
/** About how wide a letter is: a Chinese one, and another. */
const [BROAD, NARROW] = [14, 7];
const FIGURE = 62;
const GAP = 8;

/** Bars that lie, so that Chinese labels are read without turning the head. */
export function BarChart({ title, labels, series, show }: ChartProps) {
  const thick = series.length === 1 ? 16 : 10;
  const row = thick * series.length + GAP;
  const all = series.flatMap(({ values }) => values.map((value) => value ?? 0));
  const most = Math.max(...all, 0) || 1;
  const least = Math.min(...all, 0);
  const left = Math.min(LABEL, Math.max(...labels.map(broadness))) + 6;
  const room = WIDTH - left - FIGURE;
  const at = (value: number) => left + ((value - least) / (most - least)) * room;
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${row * labels.length}`} role="img" aria-label={title}>
      {labels.map((label, index) => (
        <g key={index} transform={`translate(0 ${row * index})`}>
          <text x={left - 6} y={(row - GAP) / 2} className="chart-label" textAnchor="end" dominantBaseline="central">
            {cut(label)}
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

const isBroad = (letter: string) => letter > '\u2e7f';
const broadness = (label: string) => [...label].reduce((sum, letter) => sum + (isBroad(letter) ? BROAD : NARROW), 0);

function cut(label: string): string {
  if (broadness(label) <= LABEL) return label;
  let short = label;
  while (broadness(short) > LABEL - BROAD) short = [...short].slice(0, -1).join('');
  return `${short}…`;
}
