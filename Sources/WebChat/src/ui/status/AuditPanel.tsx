import { useEffect, useState } from 'react';
import type { AuditEntry } from '../../wire';
import { useApp, useFormat, useLanguage, useWords } from '../context';
import { DataTable } from './DataTable';

/** The newest changes in the CRM: who, from which words, what became of them. */
export function AuditPanel() {
  const app = useApp();
  const words = useWords();
  const format = useFormat();
  const language = useLanguage();
  const [entries, setEntries] = useState<readonly AuditEntry[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    app.api.audit(undefined, stop.signal).then(
      (page) => setEntries(page.entries),
      () => {},
    );
    return () => stop.abort();
  }, [app]);
  const { status: say } = words;
  return (
    <DataTable
      title={say.audit}
      empty={say.noAudit}
      columns={[say.operation, words.login.username, say.state, '']}
      rows={entries.map(({ title, intent, record, user, outcome, at }) => [
        [title?.[language] ?? intent, record?.title].filter(Boolean).join(' – '),
        user,
        say.outcomes[outcome] ?? outcome,
        format.moment(at),
      ])}
    />
  );
}
