import type { Refusal } from '../../chat/log';
import { told, useWords } from '../context';
import { Icon } from '../parts/Icon';
import { Bubble } from './Bubble';
import { useConversation } from './chatContext';

/** What could not be done, in words, with a way on where there is one. */
export function RefusalView({ refusal }: { refusal: Refusal }) {
  const words = useWords();
  const { chat } = useConversation();
  const { failure, at, seq, replyTo } = refusal;
  const text = told(words, failure);
  const again = failure.retryable && replyTo !== null && (
    <button className="button is-small" onClick={() => chat.say({ action: 'retry', result: { target_id: replyTo } })}>
      {words.retry}
    </button>
  );
  return (
    <Bubble side="bot" text={text} at={Date.parse(at) || 0} seq={seq} below={again}>
      <span className="is-failed">
        <Icon name="warning" /> {text}
      </span>
    </Bubble>
  );
}
