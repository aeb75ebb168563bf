import type { StopReason } from '../../chat/closing';
import { waiting } from '../../chat/outbox';
import type { Chat } from '../../chat/session';
import { useApp, useWords } from '../context';
import { useNow } from '../hooks';

interface Props {
  state: Chat;
  onReconnect: () => void;
  onBegin: () => void;
}

/** Tells when there is no connection, why, what happens next, and what one can do. Nothing while all is well. */
export function Banner({ state, onReconnect, onBegin }: Props) {
  const words = useWords();
  const { link } = state;
  const isCounting = link.state === 'offline' && link.retryAt !== null;
  const now = useNow(1_000, isCounting);
  const count = waiting(state.outbox).length;
  const isShown = link.state === 'offline' || link.state === 'stopped';
  return (
    <div className={`banner${isShown ? ` is-${link.state}` : ' is-hidden'}`} role="status">
      {link.state === 'stopped' && <Stopped because={link.because} onReconnect={onReconnect} onBegin={onBegin} />}
      {link.state === 'offline' && (
        <>
          <span>
            {link.retryAt === null ? (
              words.link.offline
            ) : (
              <span aria-hidden="true">{words.link.offlineSince(Math.max(0, Math.ceil((link.retryAt - now) / 1_000)))}</span>
            )}
            {link.retryAt !== null && <span className="sr">{words.link.offline}</span>}
            {count > 0 && ` · ${words.link.waiting(count)}`}
          </span>
          <button className="button is-small" onClick={onReconnect}>
            {words.link.tryNow}
          </button>
        </>
      )}
    </div>
  );
}

function Stopped({ because, onReconnect, onBegin }: { because: StopReason; onReconnect: () => void; onBegin: () => void }) {
  const app = useApp();
  const { link: words } = useWords();
  const cures: { [Reason in StopReason]: [string, string, () => void] } = {
    login: [words.login, words.loginAction, () => void app.auth.token(true).then((token) => token && onReconnect(), () => {})],
    gone: [words.gone, words.goneAction, onBegin],
    replaced: [words.replaced, words.replacedAction, onReconnect],
    outdated: [words.outdated, words.outdatedAction, () => location.reload()],
    refused: [words.refused, words.refusedAction, onReconnect],
  };
  const [text, action, act] = cures[because];
  return (
    <>
      <span>{text}</span>
      <button className="button is-small" onClick={act}>
        {action}
      </button>
    </>
  );
}
