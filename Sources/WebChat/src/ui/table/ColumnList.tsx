import type { Table } from '../../table/parse';
import type { Intent } from '../../wire';
import { useLanguage, useWords } from '../context';

interface Props {
  table: Table;
  intent: Intent;
  slots: readonly (string | null)[];
  onChange: (slots: readonly (string | null)[]) => void;
}

/** Which column goes into which slot; each slot takes one. */
export function ColumnList({ table, intent, slots, onChange }: Props) {
  const words = useWords();
  const language = useLanguage();
  const set = (column: number, slot: string | null) =>
    onChange(table.columns.map((_, index) => (index === column ? slot : slots[index] === slot ? null : slots[index] ?? null)));
  return (
    <div className="columns">
      {table.columns.map((heading, index) => (
        <label key={index} className="field">
          <span>{heading || `${words.table.column} ${index + 1}`}</span>
          <select value={slots[index] ?? ''} onChange={(event) => set(index, event.target.value || null)}>
            <option value="">{words.table.leaveOut}</option>
            {intent.slots.map(({ name, title, required }) => (
              <option key={name} value={name}>
                {title[language]}
                {required ? ' *' : ''}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
