import { useState } from 'react';
import type { Chat } from '../../chat/session';
import { useWords } from '../context';
import { useConversation } from './chatContext';

/** What a phone shows before one asks for all. */
const FEW = 3;

/** The quick replies of the newest answer; they are gone with the next message. */
export function Suggestions({ state }: { state: Chat }) {
  const words = useWords();
  const { chat } = useConversation();
  const [allOf, setAllOf] = useState('');
  const { items, streams } = state.log;
  const last = items[items.length - 1];
  if (last?.kind !== 'answer' || streams.length > 0 || state.outbox.entries.some(({ failure }) => !failure)) return null;
  const choices = last.result.quick_replies ?? [];
  if (choices.length === 0) return null;
  // A button that shows one more would take that one's place.
  const isWhole = allOf === last.id || choices.length <= FEW + 1;
  return (
    <div className={`suggestions${isWhole ? ' is-whole' : ''}`} role="group" aria-label={words.chat.quickReplies}>
      {choices.map(({ id, label, send, hint }, index) => (
        <button
          key={id}
          className={`chip${index >= FEW ? ' is-later' : ''}`}
          title={hint}
          onClick={() => chat.say({ content: send, action: 'quick_reply', result: { block_id: last.id, value: id } })}
        >
          {label}
        </button>
      ))}
      {!isWhole && (
        <button className="chip is-more" onClick={() => setAllOf(last.id)}>
          {words.chat.allReplies(choices.length)}
        </button>
      )}
    </div>
  );
}
