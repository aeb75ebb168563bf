import type { Trace } from '../../wire';
import { useFormat, useWords } from '../context';

/** What did it do? How the words were understood, and the steps that ran. */
export function TraceView({ trace }: { trace: Trace }) {
  const words = useWords();
  const format = useFormat();
  const head = [trace.title ?? trace.intent, trace.reader && words.trace.by(trace.reader), `${format.number(trace.elapsed_ms)} ms`];
  return (
    <details className="trace">
      <summary>{words.trace.show}</summary>
      <p>{head.filter(Boolean).join(' · ')}</p>
      {trace.understood && trace.understood.length > 0 && (
        <>
          <h2>{words.trace.understood}</h2>
          <dl>
            {trace.understood.map(({ slot, value, evidence }) => (
              <div key={slot}>
                <dt>{slot}</dt>
                <dd>
                  {value}
                  {evidence && evidence !== value && <q>{evidence}</q>}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {trace.steps && trace.steps.length > 0 && (
        <>
          <h2>{words.trace.steps}</h2>
          <ol>
            {trace.steps.map(({ handler, summary, outcome, ms }, index) => (
              <li key={index}>
                <code>{handler}</code> {summary} – {words.trace.outcomes[outcome] ?? outcome}
                {ms !== undefined && ` (${format.number(ms)} ms)`}
              </li>
            ))}
          </ol>
        </>
      )}
    </details>
  );
}
