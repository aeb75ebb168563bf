import type { Chat } from '../../chat/session';
import { useFormat, useWords } from '../context';
import { useNow } from '../hooks';
import { Icon } from '../parts/Icon';
import { useConversation } from './chatContext';

/** How long an activity counts after it was last heard of. */
const FRESH = 10_000;
/** Before this nobody wants to read how long it takes. */
const PATIENCE = 3_000;
/** A question that has waited this long waits for nothing any more. */
const HOPELESS = 15 * 60_000;

/** The assistant is at work: dots at first, then what it does and for how long, and a way to stop it. */
export function Working({ state }: { state: Chat }) {
  const words = useWords();
  const format = useFormat();
  const { chat } = useConversation();
  const { log, skew, link } = state;
  const open = log.open[log.open.length - 1];
  const { activity } = log;
  const now = useNow(1_000, open !== undefined || activity !== null);
  const waited = open ? now + skew - Date.parse(open.at) : 0;
  const isActive = activity !== null && now - activity.at < FRESH;
  if (link.state !== 'online' || (!isActive && (!open || waited > HOPELESS))) return null;

  const steps = isActive && activity.of ? ` ${activity.step ?? 0} / ${activity.of}` : '';
  const label = isActive ? `${activity.label}${steps}` : '';
  const isLong = waited > PATIENCE;
  const isStreaming = log.streams.length > 0;
  return (
    <div className="working">
      {!isStreaming && (
        <span className="dots" role="img" aria-label={`${words.chat.bot} ${words.chat.typing}`}>
          <i />
          <i />
          <i />
        </span>
      )}
      {isActive && activity.of ? <progress value={activity.step ?? 0} max={activity.of} aria-label={activity.label} /> : null}
      <span className="working-label">
        {label}
        {label && isLong && ' · '}
        {isLong && (label ? format.elapsed(waited) : words.chat.working(format.elapsed(waited)))}
      </span>
      {open && (isStreaming || isLong || label) && (
        <button className="button is-small" onClick={() => chat.interrupt(open.id)}>
          <Icon name="stop" />
          {words.chat.stop}
        </button>
      )}
    </div>
  );
}
