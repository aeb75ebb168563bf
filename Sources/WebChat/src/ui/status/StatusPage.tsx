import { useEffect, useState } from 'react';
import { Refused } from '../../http/failure';
import type { Status } from '../../wire';
import { toldOf, useApp, useFormat, useWords, useWorkspace } from '../context';
import { useNow } from '../hooks';
import { IconButton } from '../parts/IconButton';
import { AuditPanel } from './AuditPanel';
import { Figures } from './Figures';
import { StatusCharts } from './StatusCharts';
import { StatusTables } from './StatusTables';
import { UsagePanel } from './UsagePanel';

const EVERY = 5_000;
/** Figures older than this are called old. */
const OLD = 15_000;

/** How the service does, live, for managers. It says how old its figures are, and when they are too old. */
export function StatusPage() {
  const app = useApp();
  const words = useWords();
  const format = useFormat();
  const { user } = useWorkspace();
  const [status, setStatus] = useState<{ value: Status; at: number } | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const now = useNow(1_000);

  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      if (document.hidden) return;
      try {
        const value = await app.api.status(stop.signal);
        setStatus({ value, at: Date.now() });
        setFault(null);
      } catch (error) {
        if (!stop.signal.aborted) setFault(error);
      }
    };
    void load();
    const timer = setInterval(() => void load(), EVERY);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [app]);

  const isForbidden = !user.manager || (fault instanceof Refused && fault.status === 403);
  const age = status ? Math.max(0, now - status.at) : 0;
  return (
    <main className="status">
      <header className="pane-head">
        <IconButton icon="back" label={words.back} onClick={() => app.router.go('/')} />
        <div className="pane-title">
          <h1>{words.status.title}</h1>
          <p className="hint">
            {status && `${words.status.age(Math.round(age / 1_000))} · ${words.status.window(Math.round(status.value.window_s / 60))}`}
          </p>
        </div>
      </header>
      {isForbidden && <p className="is-padded">{words.status.forbidden}</p>}
      {!isForbidden && age > OLD && (
        <p className="banner is-offline" role="alert">
          {words.status.stale(Math.round(age / 1_000))}
        </p>
      )}
      {!isForbidden && !status && <p className="is-padded">{fault ? toldOf(words, fault) : words.loading}</p>}
      {!isForbidden && status && (
        <div className={`status-grid${age > OLD ? ' is-old' : ''}`}>
          <Figures status={status.value} format={format} words={words} />
          <StatusCharts status={status.value} />
          <StatusTables status={status.value} />
          <UsagePanel />
          <AuditPanel />
        </div>
      )}
    </main>
  );
}
