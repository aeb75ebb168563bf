import { useState } from 'react';
import type { Listed } from '../../app/sessions';
import { useFormat, useWords } from '../context';
import { useLongPress } from '../hooks';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { later } from '../parts/later';

const SessionMenu = later(() => import('../extras').then((module) => module.SessionMenu));

/** A list of actions, or one of its two questions. */
export type MenuState = 'closed' | 'list' | 'title' | 'removal';

interface Props {
  session: Listed;
  isCurrent: boolean;
  onOpen: (id: string) => void;
}

export function SessionRow({ session, isCurrent, onOpen }: Props) {
  const words = useWords();
  const format = useFormat();
  const [menu, setMenu] = useState<MenuState>('closed');
  const isMenuOpen = menu !== 'closed';
  const longPress = useLongPress(() => setMenu('list'));
  const title = session.title || session.preview || words.sessions.untitled;
  const unread = isCurrent ? 0 : Math.max(0, session.top - session.read);
  return (
    <li className={`session${isCurrent ? ' is-current' : ''}${session.pinned ? ' is-pinned' : ''}`}>
      <button
        type="button"
        className="session-open"
        aria-current={isCurrent ? 'page' : undefined}
        onClick={() => onOpen(session.id)}
        onContextMenu={(event) => {
          event.preventDefault();
          setMenu('list');
        }}
        {...longPress}
      >
        <span className="session-title">
          {session.pinned && <Icon name="pin" />}
          {session.pinned && <span className="sr">{words.sessions.pinned} </span>}
          {title}
        </span>
        <time className="session-time" dateTime={session.updated_at}>
          {format.stamp(Date.parse(session.updated_at), Date.now())}
        </time>
        <span className="session-preview">{session.preview || words.sessions.empty}</span>
        {unread > 0 && (
          <span className="badge">
            <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
            <span className="sr">{words.sessions.unread(unread)}</span>
          </span>
        )}
      </button>
      <IconButton
        icon="more"
        className="session-more"
        label={words.sessions.actions(title)}
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        onClick={() => setMenu(isMenuOpen ? 'closed' : 'list')}
      />
      {isMenuOpen && <SessionMenu session={session} state={menu} onChange={setMenu} />}
    </li>
  );
}
