import type { Link } from '../../chat/link';
import { useApp, useWords, useWorkspace } from '../context';
import { IconButton } from '../parts/IconButton';
import type { Overlay } from './ChatPage';

interface Props {
  title: string;
  link: Link;
  onOverlay: (overlay: Overlay) => void;
  onShowList: () => void;
  onBegin: () => void;
}

export function ChatHeader({ title, link, onOverlay, onShowList }: Props) {
  const app = useApp();
  const words = useWords();
  const { user } = useWorkspace();
  return (
    <header className="pane-head">
      <IconButton icon="back" className="only-narrow" label={words.sessions.open} onClick={onShowList} />
      <div className="pane-title">
        <h1>{title}</h1>
        <p className={`link-state is-${link.state}`}>
          <LinkWord link={link} />
        </p>
      </div>
      <IconButton icon="search" label={words.palette.find} className="only-wide" onClick={() => onOverlay('find')} />
      {user.manager && !app.isEmbedded && (
        <IconButton icon="chart" label={words.palette.status} className="only-wide" onClick={() => app.router.go('/status')} />
      )}
      <IconButton icon="command" label={words.palette.title} onClick={() => onOverlay('palette')} />
      <IconButton icon="help" label={words.palette.help} className="only-wide" onClick={() => onOverlay('help')} />
      <IconButton icon="settings" label={words.palette.settings} onClick={() => onOverlay('settings')} />
    </header>
  );
}

/** One true word about the connection. */
function LinkWord({ link }: { link: Link }) {
  const { link: words } = useWords();
  switch (link.state) {
    case 'connecting':
      return <>{words.connecting}</>;
    case 'catching-up':
      return <>{words.catchingUp}</>;
    case 'online':
      return <>{words.online}</>;
    default:
      return <>{words.offline.split(/[ ，–]/)[0]}</>;
  }
}
