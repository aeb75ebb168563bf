import type { Fault } from '../../table/check';
import type { Table } from '../../table/parse';
import type { Intent } from '../../wire';
import { useLanguage, useWords } from '../context';

interface Props {
  table: Table;
  intent: Intent;
  slots: readonly (string | null)[];
  checked: readonly { row: readonly string[]; faults: readonly Fault[] }[];
}

const SHOWN = 20;

/** The first rows, those with a mistake before all others. */
export function RowPreview({ table, slots, checked }: Props) {
  const words = useWords();
  const language = useLanguage();
  const { faults: says } = words.table;
  const say = (fault: Fault) => {
    const slot = fault.slot.title[language];
    return fault.kind === 'missing' ? says.missing(slot) : `${slot}: ${says[fault.kind]}`;
  };
  const numbered = checked.map((each, index) => ({ ...each, number: index + 1 }));
  const shown = [...numbered].sort((a, b) => Number(b.faults.length > 0) - Number(a.faults.length > 0)).slice(0, SHOWN);
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={words.table.preview}>
      <table>
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{words.block.statusColumn}</th>
            {table.columns.map((heading, index) => (
              <th key={index} scope="col" className={slots[index] ? undefined : 'is-left-out'}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ row, faults, number }) => (
            <tr key={number} className={faults.length > 0 ? 'is-refused' : undefined}>
              <td>{number}</td>
              <td>
                <span className={`tag is-${faults.length > 0 ? 'refused' : 'ready'}`}>{words.block.status[faults.length > 0 ? 'refused' : 'ready']}</span>
                {faults.length > 0 && <div className="row-note">{faults.map(say).join(' · ')}</div>}
              </td>
              {row.map((cell, index) => (
                <td key={index} className={slots[index] ? undefined : 'is-left-out'}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
