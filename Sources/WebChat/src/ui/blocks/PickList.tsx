import type * as wire from '../../wire';
import { useConversation } from '../chat/chatContext';

/** One of several records or options: the words fit them all. */
export function PickList({ block }: { block: wire.QuickReplies }) {
  const { chat } = useConversation();
  return (
    <div className="card" role="group" aria-label={block.title}>
      {block.title && <h2>{block.title}</h2>}
      <ol className="pick-list">
        {block.items.map(({ id, label, send, hint }) => (
          <li key={id}>
            <button onClick={() => chat.say({ content: send, action: 'quick_reply', result: { block_id: block.id, value: id } })}>
              <span>{label}</span>
              {hint && <small className="hint">{hint}</small>}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
