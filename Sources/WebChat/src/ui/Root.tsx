import { AppContext, useApp, useCell, useWords, WorkspaceContext } from './context';
import { Fallback } from './parts/Fallback';
import { later } from './parts/later';
import { Toasts } from './parts/Toasts';
import { ChatPage } from './chat/ChatPage';
import type { App } from '../app/app';

const LoginPage = later(() => import('./extras').then((module) => module.LoginPage));
const SetupPage = later(() => import('./extras').then((module) => module.SetupPage));
const StatusPage = later(() => import('./status/StatusPage').then((module) => module.StatusPage));

export function Root({ app }: { app: App }) {
  return (
    <AppContext.Provider value={app}>
      <Pages />
      <Toasts />
    </AppContext.Provider>
  );
}

function Pages() {
  const app = useApp();
  const words = useWords();
  const route = useCell(app.router.route);
  const presence = useCell(app.presence);
  if (route.page === 'setup') return <SetupPage token={route.token} />;
  if (presence.state === 'starting') return <Waiting />;
  if (presence.state === 'out') return <LoginPage isUnreachable={presence.isUnreachable} />;
  const { workspace } = presence;
  return (
    <WorkspaceContext.Provider value={workspace} key={workspace.user.id}>
      <Fallback instead={<p className="waiting">{words.errors.internal}</p>}>
        {route.page === 'status' ? (
          <StatusPage />
        ) : (
          <ChatPage sessionId={route.page === 'chat' ? route.session : null} />
        )}
      </Fallback>
    </WorkspaceContext.Provider>
  );
}

function Waiting() {
  return (
    <main className="waiting" aria-busy="true">
      <p>{useWords().loading}</p>
    </main>
  );
}
