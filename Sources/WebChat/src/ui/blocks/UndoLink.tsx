import type { Settled } from '../../chat/log';
import type { UndoOffer } from '../../wire';
import { useChat, useConversation } from '../chat/chatContext';
import { useWords } from '../context';
import { useNow } from '../hooks';
import { Icon } from '../parts/Icon';

/** Takes a change back, once; says so when it has been taken back or when its time is over. */
export function UndoLink({ offer, settled }: { offer: UndoOffer; settled: Settled }) {
  const words = useWords();
  const { chat } = useConversation();
  const { outbox, log, skew } = useChat(chat);
  const { operation_id: id, label, expires_at } = offer;
  const isUndone = settled.undone[id] === true;
  const now = useNow(10_000, expires_at !== undefined && !isUndone) + skew;
  if (isUndone) return <span className="hint">{words.block.undone}</span>;
  if (expires_at && Date.parse(expires_at) < now) return null;
  const asks = ({ data }: { data: { action?: string | null; result?: unknown } }) =>
    data.action === 'undo' && (data.result as { target_id?: string } | undefined)?.target_id === id;
  const open = new Set(log.open.map((each) => each.id));
  const isAsked = outbox.entries.some(asks) || log.items.some((item) => item.kind === 'message' && open.has(item.id) && asks(item));
  return (
    <button className="link-button" disabled={isAsked} onClick={() => chat.say({ action: 'undo', result: { target_id: id } })}>
      <Icon name="undo" />
      {isAsked ? words.block.undoing : label ?? words.block.undo}
    </button>
  );
}
