import type { Entry } from '../../chat/outbox';
import { told, useWords } from '../context';
import { Icon } from '../parts/Icon';
import { Bubble } from './Bubble';
import { useConversation } from './chatContext';
import { SaidText } from './SaidText';

/** A message of the user that is still on its way. */
export function EntryView({ entry, isOnline }: { entry: Entry; isOnline: boolean }) {
  const words = useWords();
  const { chat } = useConversation();
  const { id, at, data, failure, isAcked } = entry;
  const text = data.content ?? '';
  const state = failure ? (
    <span className="is-failed">
      <Icon name="warning" />
      {words.chat.failed}
    </span>
  ) : (
    <span>
      {!isAcked && <Icon name="clock" />}
      {isAcked ? words.chat.sent : isOnline ? words.chat.sending : words.chat.waiting}
    </span>
  );
  const below = failure && (
    <div className="refusal" role="alert">
      <p>{told(words, failure)}</p>
      <div className="row">
        <button className="button is-small" onClick={() => chat.retry(id)}>
          {words.retry}
        </button>
        <button className="button is-small" onClick={() => chat.discard(id)}>
          {words.chat.discard}
        </button>
      </div>
    </div>
  );
  return (
    <Bubble side="me" text={text} at={at} state={state} below={below}>
      <SaidText data={data} />
    </Bubble>
  );
}
