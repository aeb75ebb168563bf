import { useCallback, useMemo, useRef, useState, type DragEvent, type RefObject } from 'react';
import type { ChatSession } from '../../chat/session';
import { decode } from '../../table/parse';
import { useWords, useWorkspace } from '../context';
import { later } from '../parts/later';
import { Banner } from './Banner';
import { ChatHeader } from './ChatHeader';
import type { Overlay } from './ChatPage';
import { Composer, type ComposerHandle } from './Composer';
import { ConversationContext, useChat, type Conversation, type TableSource } from './chatContext';
import { MessageLog, type LogHandle } from './MessageLog';
import { insertCommand } from './insertion';
import { lastOwnMessage } from './rows';
import { Suggestions } from './Suggestions';

const FindBar = later(() => import('../extras').then((module) => module.FindBar));
const TableDialog = later(() => import('../extras').then((module) => module.TableDialog));

interface Props {
  chat: ChatSession;
  composer: RefObject<ComposerHandle>;
  overlay: Overlay;
  onOverlay: (overlay: Overlay) => void;
  onBegin: () => void;
  onShowList: () => void;
}

export function ConversationView({ chat, composer, overlay, onOverlay, onBegin, onShowList }: Props) {
  const words = useWords();
  const { sessions } = useWorkspace();
  const state = useChat(chat);
  const log = useRef<LogHandle>(null);
  const [table, setTable] = useState<TableSource | null>(null);

  const edit = useCallback((id: string, text: string) => composer.current?.edit(id, text), [composer]);
  const conversation = useMemo<Conversation>(
    () => ({
      chat,
      compose: (text) => composer.current?.put(text),
      quote: (text) => composer.current?.quote(text),
      edit,
      editLast() {
        const last = lastOwnMessage(chat.snapshot().log);
        if (last) edit(last.id, last.data.content ?? '');
      },
      openTable(source) {
        setTable(source ?? null);
        onOverlay('table');
      },
    }),
    [chat, composer, edit, onOverlay],
  );

  const onDrop = async (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    conversation.openTable({ name: file.name, text: decode(await file.arrayBuffer()) });
  };

  const title = state.log.title || sessions.find(chat.session)?.title || words.name;
  return (
    <ConversationContext.Provider value={conversation}>
      <main className="pane" onDragOver={(event) => event.preventDefault()} onDrop={(event) => void onDrop(event)}>
        <ChatHeader title={title} link={state.link} onOverlay={onOverlay} onShowList={onShowList} onBegin={onBegin} />
        <Banner state={state} onReconnect={() => chat.reconnect()} onBegin={onBegin} />
        {overlay === 'find' && <FindBar state={state} onReveal={(seq) => log.current?.reveal(seq)} onClose={() => onOverlay('none')} />}
        <MessageLog ref={log} state={state} />
        <Suggestions state={state} />
        <Composer ref={composer} state={state} onPick={(command) => insertCommand(command, conversation, onOverlay)} />
      </main>
      {overlay === 'table' && <TableDialog source={table} limits={state.limits} onClose={() => onOverlay('none')} />}
    </ConversationContext.Provider>
  );
}
