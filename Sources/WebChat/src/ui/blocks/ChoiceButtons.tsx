import type { Choice } from '../../wire';
import { useConversation } from '../chat/chatContext';

/** The buttons of a card: pressing one says its words. */
export function ChoiceButtons({ block, choices }: { block: string; choices: readonly Choice[] | undefined }) {
  const { chat } = useConversation();
  if (!choices || choices.length === 0) return null;
  return (
    <div className="row">
      {choices.map(({ id, label, send, hint, style }) => (
        <button
          key={id}
          className={`button${style ? ` is-${style}` : ''}`}
          title={hint}
          onClick={() => chat.say({ content: send, action: 'quick_reply', result: { block_id: block, value: id } })}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
