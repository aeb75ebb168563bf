import type { Status } from '../../wire';
import { useFormat, useLanguage, useWords } from '../context';
import { DataTable } from './DataTable';

export function StatusTables({ status }: { status: Status }) {
  const words = useWords();
  const format = useFormat();
  const language = useLanguage();
  const { status: say } = words;
  const { delivery } = status;
  return (
    <>
      <DataTable
        title={say.errors}
        empty={say.noErrors}
        columns={[say.errors, say.count]}
        rows={status.errors.map(({ code, count }) => [`${code} – ${words.errors[code] ?? ''}`, format.number(count)])}
      />
      <DataTable
        title={say.providers}
        columns={[say.providers, say.state, say.calls, say.failures, say.tokens, say.cost]}
        rows={status.providers.map(({ name, state, calls, failures, input_tokens = 0, output_tokens = 0, cost }) => [
          name,
          say.states[state] ?? state,
          format.number(calls),
          format.number(failures),
          `${format.compact(input_tokens)} / ${format.compact(output_tokens)}`,
          format.cell(cost),
        ])}
      />
      <DataTable
        title={say.intents}
        columns={[say.operation, say.used, say.failures]}
        rows={status.intents.map(({ id, title, used, failed }) => [title?.[language] ?? id, format.number(used), format.number(failed)])}
      />
      <DataTable
        title={say.unanswered}
        empty={say.noUnanswered}
        columns={[say.unanswered, '']}
        rows={status.unanswered.map(({ utterance, at }) => [utterance, format.moment(at)])}
      />
      <DataTable
        title={say.delivery}
        columns={[say.delivery, say.count]}
        rows={[
          [say.reconnects, format.number(delivery.reconnects)],
          [say.duplicates, format.number(delivery.duplicates ?? 0)],
          [say.slowCloses, format.number(delivery.slow_closes ?? 0)],
        ]}
      />
    </>
  );
}
