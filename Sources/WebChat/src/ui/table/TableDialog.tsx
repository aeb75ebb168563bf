import { useMemo, useState } from 'react';
import type { Limits } from '../../chat/session';
import { assign, faultsOf, fitting, unassigned } from '../../table/check';
import { parseTable } from '../../table/parse';
import type { TableSource } from '../chat/chatContext';
import { useConversation } from '../chat/chatContext';
import { useCell, useLanguage, useWords, useWorkspace } from '../context';
import { Dialog } from '../parts/Dialog';
import { ColumnList } from './ColumnList';
import { RowPreview } from './RowPreview';
import { TablePicker } from './TablePicker';

interface Props {
  source: TableSource | null;
  limits: Limits;
  onClose: () => void;
}

/** From a file or a paste to one message: which operation, which column is what, what is plainly wrong; the server checks the rest. */
export function TableDialog({ source, limits, onClose }: Props) {
  const words = useWords();
  const language = useLanguage();
  const { chat } = useConversation();
  const intents = useCell(useWorkspace().intents);
  const usable = useMemo(() => intents.filter(({ effect, slots }) => effect !== 'read' && slots.length > 0), [intents]);
  const [from, setFrom] = useState(source);
  const [intentId, setIntentId] = useState(usable.find(({ effect }) => effect === 'create')?.id ?? usable[0]?.id ?? '');
  const [chosen, setChosen] = useState<readonly (string | null)[] | null>(null);
  const [onlyGood, setOnlyGood] = useState(true);

  const table = useMemo(() => (from ? parseTable(from.text) : null), [from]);
  const intent = usable.find(({ id }) => id === intentId);
  const slots = useMemo(() => chosen ?? (table && intent ? assign(table, intent) : []), [chosen, table, intent]);
  const checked = useMemo(
    () => (table && intent ? table.rows.map((row) => ({ row, faults: faultsOf(row, slots, intent) })) : []),
    [table, intent, slots],
  );
  const good = checked.filter(({ faults }) => faults.length === 0);
  const rows = (onlyGood ? good : checked).map(({ row }) => row);
  const missing = intent ? unassigned(slots, intent) : [];
  const room = table ? fitting(table, rows, limits.frame_bytes) : 0;
  const fault =
    from && !table
      ? words.table.noFile
      : rows.length > limits.import_rows
      ? words.table.tooMany(limits.import_rows)
      : rows.length > room
      ? words.table.tooBig(room)
      : missing.map((slot) => words.table.faults.unassigned(slot.title[language])).join(' · ');

  const send = () => {
    if (!from || !table || !intent) return;
    const { columns } = table;
    const content = words.table.summary(from.name, rows.length);
    chat.say({ content, action: 'import', result: { name: from.name, intent: intent.id, columns, slots, rows } });
    onClose();
  };

  return (
    <Dialog title={words.table.title} onClose={onClose} className="is-wide">
      {!table && <TablePicker onPick={setFrom} />}
      {table && (
        <>
          <label className="field">
            <span>{words.table.intent}</span>
            <select
              value={intentId}
              onChange={(event) => {
                setIntentId(event.target.value);
                setChosen(null);
              }}
            >
              {usable.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title[language]}
                </option>
              ))}
            </select>
          </label>
          {intent && <ColumnList table={table} intent={intent} slots={slots} onChange={setChosen} />}
          {intent && <RowPreview table={table} checked={checked} intent={intent} slots={slots} />}
          <p role="status">{words.table.counts(good.length, checked.length - good.length)}</p>
          {good.length < checked.length && (
            <label className="check">
              <input type="checkbox" checked={onlyGood} onChange={(event) => setOnlyGood(event.target.checked)} />
              <span>{words.table.onlyGood}</span>
            </label>
          )}
          <p className="hint">{words.table.dryRun}</p>
        </>
      )}
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {table && (
        <div className="row">
          <button className="button is-primary" disabled={!intent || rows.length === 0 || fault !== ''} onClick={send}>
            {words.table.run(rows.length)}
          </button>
          <button className="button" onClick={() => setFrom(null)}>
            {words.back}
          </button>
        </div>
      )}
    </Dialog>
  );
}
