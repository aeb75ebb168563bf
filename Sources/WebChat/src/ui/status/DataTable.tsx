import { useWords } from '../context';

interface Props {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  empty?: string;
}

export function DataTable({ title, columns, rows, empty }: Props) {
  const words = useWords();
  return (
    <div className="card is-table" role="group" aria-label={title}>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="hint">{empty ?? words.block.noRows}</p>
      ) : (
        <div className="table-scroll" tabIndex={0} role="group" aria-label={title}>
          <table>
            <thead>
              <tr>
                {columns.map((column, index) => (
                  <th key={index} scope="col" className={index > 0 ? 'is-number' : undefined}>
                    {column || <span className="sr">{title}</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column} className={column > 0 ? 'is-number' : 'is-wrapped'}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
