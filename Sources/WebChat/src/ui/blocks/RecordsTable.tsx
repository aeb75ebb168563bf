import { useState } from 'react';
import type * as wire from '../../wire';
import { toldOf, useApp, useWords } from '../context';
import { CellText, isNumeric } from './CellText';
import { ChoiceButtons } from './ChoiceButtons';

/** A table that fetches its next pages as one asks for them. */
export function RecordsTable({ block }: { block: wire.Records }) {
  const app = useApp();
  const words = useWords();
  const [more, setMore] = useState<readonly wire.Row[]>([]);
  const [cursor, setCursor] = useState(block.next_cursor ?? null);
  const [fault, setFault] = useState('');
  const [isLoading, setLoading] = useState(false);
  const rows = [...block.rows, ...more];
  const hasStatus = rows.some(({ status }) => status);
  const title = block.title ?? words.block.table;

  const load = async () => {
    if (cursor === null) return;
    setLoading(true);
    setFault('');
    try {
      const page = await app.api.records(cursor);
      setMore((old) => [...old, ...page.rows]);
      setCursor(page.next_cursor ?? null);
    } catch (error) {
      setFault(toldOf(words, error));
    } finally {
      setLoading(false);
    }
  };

  return (
    <div className="card is-table" role="group" aria-label={title}>
      {block.title && <h2>{block.title}</h2>}
      <div className="table-scroll" tabIndex={0} role="group" aria-label={title}>
        <table>
          <thead>
            <tr>
              {hasStatus && <th scope="col">{words.block.statusColumn}</th>}
              {block.columns.map(({ key, label, type }) => (
                <th key={key} scope="col" className={isNumeric(type) ? 'is-number' : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <TableRow key={index} row={row} columns={block.columns} hasStatus={hasStatus} block={block.id} />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className="hint is-padded">{words.block.noRows}</p>}
      </div>
      <footer className="card-foot">
        {block.total !== undefined && <span className="hint">{words.block.rows(rows.length, Math.max(block.total, rows.length))}</span>}
        {cursor !== null && (
          <button className="button is-small" disabled={isLoading} onClick={() => void load()}>
            {isLoading ? words.loading : words.block.nextPage}
          </button>
        )}
        {fault && (
          <span className="fault" role="alert">
            {fault}
          </span>
        )}
      </footer>
    </div>
  );
}

interface RowProps {
  row: wire.Row;
  columns: readonly wire.Column[];
  hasStatus: boolean;
  block: string;
}

function TableRow({ row, columns, hasStatus, block }: RowProps) {
  const words = useWords();
  const { status, note, cells, href, actions } = row;
  return (
    <tr className={status ? `is-${status}` : undefined}>
      {hasStatus && (
        <td>
          {status && <span className={`tag is-${status}`}>{words.block.status[status] ?? status}</span>}
          {note && <div className="row-note">{note}</div>}
        </td>
      )}
      {columns.map(({ key, type }, index) => (
        <td key={key} className={isNumeric(type) ? 'is-number' : undefined}>
          <CellText value={cells[index]} type={type} href={index === 0 ? href : undefined} />
          {index === 0 && !hasStatus && note && <div className="row-note">{note}</div>}
          {index === columns.length - 1 && <ChoiceButtons block={block} choices={actions} />}
        </td>
      ))}
    </tr>
  );
}
