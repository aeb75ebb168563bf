import { wallClock } from '../chat/clock';
import { Api } from '../http/api';
import { Auth } from '../http/auth';
import { dropDatabase } from '../storage/database';
import { exclusively } from '../storage/locks';
import type { User } from '../wire';
import { Cell } from './cell';
import { claimClient } from './clients';
import { openPreferences } from './preferences';
import { Notifier } from './notifier';
import { Router } from './router';
import { Toasts } from './toasts';
import { openWorkspace, type Workspace } from './workspace';

const USER = 'parlance.user';

/** Who is at the keyboard: nobody knows yet, nobody, or somebody with his workspace. */
export type Presence = { state: 'starting' } | { state: 'out'; isUnreachable: boolean } | { state: 'in'; workspace: Workspace };

/** The whole client without its picture. */
export class App {
  readonly preferences = openPreferences();
  readonly router = new Router();
  readonly toasts = new Toasts();
  readonly presence = new Cell<Presence>({ state: 'starting' });
  readonly isEmbedded = this.router.route.get().page === 'widget';
  readonly auth = new Auth((path, init) => fetch(path, init), wallClock, exclusively, this.isEmbedded);
  readonly api = new Api(this.auth);
  readonly notifier = new Notifier(this.preferences);
  readonly #channel = 'BroadcastChannel' in window ? new BroadcastChannel('parlance.login') : null;
  #client: Promise<string> = claimClient();
  /** Workspaces open one after the other. */
  #opening: Promise<void> = Promise.resolve();

  async start(): Promise<void> {
    this.auth.changed = (user) => this.#changed(user, true);
    if (this.#channel) this.#channel.onmessage = ({ data }) => this.#heardFromOtherTab(data);
    const kept = keptUser();
    if (kept) this.#changed(kept, false);
    try {
      if ((await this.auth.token()) === null) this.#changed(null, false);
    } catch {
      if (!kept) this.presence.set({ state: 'out', isUnreachable: true });
    }
  }

  get workspace(): Workspace | null {
    const presence = this.presence.get();
    return presence.state === 'in' ? presence.workspace : null;
  }

  async logout(everywhere: boolean): Promise<void> {
    const { workspace } = this;
    await this.auth.logout(everywhere);
    await this.#opening;
    if (workspace) await dropDatabase(workspace.user.id);
    this.router.go('/', 'replace');
  }

  #changed(user: User | null, isNews: boolean): void {
    keepUser(user);
    this.#opening = this.#opening.then(() => this.#open(user));
    if (isNews && this.#channel && user?.id !== this.workspace?.user.id) this.#channel.postMessage(user ? 'in' : 'out');
  }

  async #open(user: User | null): Promise<void> {
    const { workspace } = this;
    if (user && workspace?.user.id === user.id) return;
    workspace?.close();
    if (!user) return this.presence.set({ state: 'out', isUnreachable: false });
    const opened = await openWorkspace(user, this.#client, this.api, () => this.preferences.get().language);
    opened.chats.heard = (_, frame) => this.notifier.heard(frame);
    this.presence.set({ state: 'in', workspace: opened });
  }

  #heardFromOtherTab(news: unknown): void {
    if (news === 'out') this.#changed(null, false);
    else if (!this.workspace) void this.auth.token(true).catch(() => {});
  }
}

function keptUser(): User | null {
  try {
    const user = JSON.parse(localStorage.getItem(USER) ?? 'null') as User | null;
    return user && typeof user.id === 'string' && Array.isArray(user.roles) ? user : null;
  } catch {
    return null;
  }
}

function keepUser(user: User | null): void {
  try {
    if (user) localStorage.setItem(USER, JSON.stringify(user));
    else localStorage.removeItem(USER);
  } catch {
    // Without storage the client asks the server at each start.
  }
}
