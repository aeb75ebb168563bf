import { useEffect, useRef, useState } from 'react';
import { isEmpty, type Sessions } from '../../app/sessions';
import { useApp, useCell, useWords, useWorkspace } from '../context';
import { isShortcut } from '../keys';
import { useWindowEvent } from '../hooks';
import { later } from '../parts/later';
import { SessionList } from '../sessions/SessionList';
import type { ComposerHandle } from './Composer';
import { ConversationView } from './ConversationView';

const CommandPalette = later(() => import('../extras').then((module) => module.CommandPalette));
const HelpDialog = later(() => import('../extras').then((module) => module.HelpDialog));
const SettingsDialog = later(() => import('../extras').then((module) => module.SettingsDialog));

const first = (sessions: Sessions) =>
  (sessions.list.get().find((session) => !session.archived && !isEmpty(session)) ?? sessions.begin()).id;

export type Overlay = 'none' | 'palette' | 'settings' | 'help' | 'find' | 'table';

/** Conversations on the left, one conversation on the right; on a phone one of the two. */
export function ChatPage({ sessionId }: { sessionId: string | null }) {
  const app = useApp();
  const words = useWords();
  const { sessions, chats } = useWorkspace();
  const list = useCell(sessions.list);
  const composer = useRef<ComposerHandle>(null);
  const [overlay, setOverlay] = useState<Overlay>('none');
  const [showsList, setShowsList] = useState(false);
  // Where the address names none: the newest one, and another when that is removed.
  const [own, setOwn] = useState(() => first(sessions));
  const isGone = sessionId === null && !list.some(({ id }) => id === own);
  const current = sessionId ?? own;
  const [chat, setChat] = useState(() => chats.show(current));
  useEffect(() => {
    if (isGone) return setOwn(first(sessions));
    setChat(chats.show(current));
    if (!sessionId && !app.isEmbedded) app.router.toSession(current, 'replace');
  }, [app, chats, sessions, current, sessionId, isGone]);

  useWindowEvent('keydown', (event) => {
    const wanted = isShortcut(event, 'k') ? 'palette' : isShortcut(event, 'f') ? 'find' : null;
    if (!wanted || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    setOverlay(wanted);
  });

  const open = (id: string) => {
    setShowsList(false);
    if (app.isEmbedded) setOwn(id);
    else app.router.toSession(id);
  };
  const begin = () => open(sessions.begin().id);
  const close = () => setOverlay('none');

  return (
    <div className={`shell${showsList ? ' shows-list' : ''}`}>
      <nav className="sidebar" aria-label={words.sessions.title}>
        <SessionList current={chat.session} onOpen={open} onBegin={begin} />
      </nav>
      <ConversationView
        key={chat.session}
        chat={chat}
        composer={composer}
        overlay={overlay}
        onOverlay={setOverlay}
        onBegin={begin}
        onShowList={() => setShowsList(true)}
      />
      {overlay === 'palette' && (
        <CommandPalette onClose={close} onPick={({ example }) => composer.current?.put(example)} onOverlay={setOverlay} onBegin={begin} />
      )}
      {overlay === 'settings' && <SettingsDialog onClose={close} />}
      {overlay === 'help' && <HelpDialog onClose={close} />}
    </div>
  );
}
