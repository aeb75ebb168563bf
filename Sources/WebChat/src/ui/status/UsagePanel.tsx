import { useEffect, useState } from 'react';
import type { UsageRow } from '../../wire';
import { useApp, useFormat, useWords } from '../context';
import { DataTable } from './DataTable';

/** Who used it how much, day by day, and what the language models cost. */
export function UsagePanel() {
  const app = useApp();
  const words = useWords();
  const format = useFormat();
  const [rows, setRows] = useState<readonly UsageRow[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    app.api.usage(stop.signal).then(
      (answer) => setRows(answer.rows),
      () => {},
    );
    return () => stop.abort();
  }, [app]);
  const { status: say } = words;
  return (
    <DataTable
      title={say.usage}
      empty={say.noUsage}
      columns={[words.login.username, say.day, say.messages, say.calls, say.tokens, say.cost]}
      rows={rows.map(({ user, day, messages, model_calls, input_tokens, output_tokens, cost }) => [
        user,
        format.day(day),
        format.number(messages),
        format.number(model_calls),
        `${format.compact(input_tokens)} / ${format.compact(output_tokens)}`,
        format.cell(cost),
      ])}
    />
  );
}
