import type { Status } from '../../wire';
import type { Words } from '../../words/en';
import type { Format } from '../../words/format';

/** The numbers one looks at first. */
export function Figures({ status, format, words }: { status: Status; format: Format; words: Words }) {
  const { online, messages, latency_ms, delivery, crm, errors, feedback } = status;
  const tries = delivery.recovered + delivery.recovered_empty + delivery.not_recovered;
  const share = tries > 0 ? `${format.number(Math.round(((tries - delivery.not_recovered) / tries) * 1_000) / 10)} %` : '–';
  const quantiles = ({ p50, p95, p99 }: { p50: number; p95: number; p99: number }) =>
    `p50 ${format.number(Math.round(p50))} · p95 ${format.number(Math.round(p95))} · p99 ${format.number(Math.round(p99))} ms`;
  const figures: [string, string, string, string?][] = [
    [words.status.online, format.number(online.users), words.status.sockets(online.sockets)],
    [words.status.perMinute, format.number(Math.round(messages.per_minute * 10) / 10), ''],
    [words.status.latency, `${format.number(Math.round(latency_ms.turn.p95))} ms`, quantiles(latency_ms.turn)],
    [words.status.ack, `${format.number(Math.round(latency_ms.ack.p95))} ms`, quantiles(latency_ms.ack)],
    [words.status.errors, format.number(errors.reduce((sum, { count }) => sum + count, 0)), ''],
    [words.status.recovered, share, `${words.status.reconnects} ${format.number(delivery.reconnects)}`],
    [words.status.crm, words.status.states[crm.state] ?? crm.state, [crm.name, crm.message].filter(Boolean).join(' · '), crm.state],
    ...(feedback ? [[words.status.feedback, `👍 ${feedback.up}  👎 ${feedback.down}`, ''] as [string, string, string]] : []),
  ];
  return (
    <dl className="figures">
      {figures.map(([name, value, more, state]) => (
        <div key={name} className={state ? `is-${state}` : undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {more && <dd className="hint">{more}</dd>}
        </div>
      ))}
    </dl>
  );
}
