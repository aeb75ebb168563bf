import type { Message } from '../../chat/log';
import { useWords } from '../context';
import { Bubble } from './Bubble';
import { useConversation } from './chatContext';
import { SaidText } from './SaidText';

/** A message of the user that the server has. */
export function MessageView({ message, isEdited }: { message: Message; isEdited: boolean }) {
  const words = useWords();
  const { chat, edit } = useConversation();
  const { id, at, seq, data } = message;
  const text = data.content ?? '';
  const isPlain = !data.action || data.action === 'edit';
  const actions = isPlain
    ? [
        { label: words.chat.edit, act: () => edit(id, text) },
        { label: words.chat.again, act: () => void chat.say({ action: 'retry', result: { target_id: id } }) },
      ]
    : [];
  return (
    <Bubble
      side="me"
      text={text}
      at={Date.parse(at) || 0}
      seq={seq}
      actions={actions}
      state={<span>{isEdited ? words.chat.edited : words.chat.sent}</span>}
    >
      <SaidText data={data} />
    </Bubble>
  );
}
