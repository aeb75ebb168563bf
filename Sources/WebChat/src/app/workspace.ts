import { wallClock } from '../chat/clock';
import type { Wire } from '../chat/link';
import type { Services } from '../chat/session';
import type { Api } from '../http/api';
import { Refused } from '../http/failure';
import { ResilientVault } from '../storage/resilient';
import type { Intent, User } from '../wire';
import { Cell } from './cell';
import { Chats } from './chats';
import { adoptOrphans } from './clients';
import { Sessions } from './sessions';

/** All that belongs to one logged-in user. */
export interface Workspace {
  readonly user: User;
  readonly sessions: Sessions;
  readonly chats: Chats;
  readonly intents: Cell<readonly Intent[]>;
  close(): void;
}

const SYNC_EVERY = 60_000;

export async function openWorkspace(user: User, claimed: Promise<string>, api: Api, locale: () => string): Promise<Workspace> {
  const opening = ResilientVault.open(user.id, (fault) => console.warn('The browser keeps nothing:', fault));
  const [vault, client] = await Promise.all([opening, claimed]);
  const sessions = new Sessions(api, vault);
  const kept = vault.recall<readonly Intent[]>('intents');
  await Promise.all([adoptOrphans(client, vault), sessions.restore()]);
  const intents = new Cell<readonly Intent[]>((await kept) ?? []);

  const servicesOf = (session: string): Services => ({
    clock: wallClock,
    random: Math.random,
    vault,
    // Its handlers are typed for events of which we read a part.
    dial: (protocols) => new WebSocket(socketAddress(session), protocols) as unknown as Wire,
    async token(fresh) {
      const token = await api.auth.token(fresh);
      if (token !== null) await sessions.ensure(session);
      return token;
    },
    diagnose: () => diagnose(api, session),
    isAsleep: () => document.hidden && !navigator.onLine,
    page: (id, before) => api.page(id, before),
    locale: () => ({ locale: locale(), tz: Intl.DateTimeFormat().resolvedOptions().timeZone }),
    beforePicture: (task) => void (document.hidden ? setTimeout(task, 100) : requestAnimationFrame(task)),
  });
  const chats = new Chats(client, vault, sessions, servicesOf);

  const sync = async () => {
    try {
      const [, answer] = await Promise.all([sessions.load(), api.intents()]);
      intents.set(answer.intents);
      await vault.remember('intents', answer.intents);
    } catch {
      // The banner tells of the network; what was kept is shown meanwhile.
    }
  };
  const woken = () => {
    if (document.hidden) return;
    chats.wake();
    void sync();
  };
  const wakers: [EventTarget, string][] = [
    [window, 'online'],
    [window, 'pageshow'],
    [document, 'visibilitychange'],
    [document, 'resume'],
  ];
  for (const [target, event] of wakers) target.addEventListener(event, woken);
  const timer = setInterval(() => void (document.hidden || sync()), SYNC_EVERY);
  void sync();
  void chats.sendWaiting();

  const close = () => {
    for (const [target, event] of wakers) target.removeEventListener(event, woken);
    clearInterval(timer);
    chats.close();
  };
  return { user, sessions, chats, intents, close };
}

function socketAddress(session: string): string {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return `${scheme}//${location.host}/ws/${encodeURIComponent(session)}`;
}

async function diagnose(api: Api, session: string): Promise<'retry' | 'login' | 'gone'> {
  try {
    await api.session(session);
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return 'gone';
    if (error instanceof Refused && error.status === 401) return 'login';
  }
  return 'retry';
}
