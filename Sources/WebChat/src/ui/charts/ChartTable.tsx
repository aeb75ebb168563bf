import type { ChartProps } from './types';

/** The figures of a chart, for those who cannot see it and those who want them exactly. */
export function ChartTable({ title, labels, series, show }: ChartProps) {
  return (
    <table>
      <caption className="sr">{title}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">{title}</span>
          </th>
          {series.map(({ name }, index) => (
            <th key={index} scope="col" className="is-number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((label, index) => (
          <tr key={index}>
            <th scope="row">{label}</th>
            {series.map(({ values }, which) => {
              const value = values[index] ?? null;
              return (
                <td key={which} className="is-number">
                  {value === null ? '–' : show(value)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
