import type { Vault } from '../chat/vault';
import { uuid } from '../chat/ids';
import type { Api } from '../http/api';
import type { Session } from '../wire';
import { Cell } from './cell';

/** A session made here that the server has not heard of. */
export type Listed = Session & { isLocal?: boolean };

/** Nothing was said in it and it has no name: it is begun anew rather than shown. */
export const isEmpty = ({ top, title }: Listed) => top === 0 && title === '';
const rank = (session: Listed) => (session.pinned ? 1 : 0);
const ordered = (sessions: readonly Listed[]) =>
  [...sessions].sort((a, b) => rank(b) - rank(a) || b.updated_at.localeCompare(a.updated_at));

/** What the server lists, unless frames have told more meanwhile. */
function newest(listed: Session, known: Listed | undefined): Listed {
  if (!known) return listed;
  const { title, preview, top, updated_at } = known.top > listed.top ? known : listed;
  return { ...listed, title: title || listed.title, preview, top, updated_at, read: Math.max(listed.read, known.read) };
}

/** The user's sessions as this client knows them; the server's list is the truth when it can be had. */
export class Sessions {
  readonly list = new Cell<readonly Listed[]>([]);
  readonly isLoaded = new Cell(false);
  /** What is being made, changed or removed, and how often that began: a list that was asked for before its end is old. */
  readonly #editing = new Set<Promise<unknown>>();
  #edits = 0;

  constructor(readonly api: Api, readonly vault: Vault) {}

  async restore(): Promise<void> {
    const kept = await this.vault.recall<readonly Listed[]>('sessions');
    if (kept) this.list.set(kept);
  }

  async load(): Promise<void> {
    await Promise.allSettled(this.#editing);
    const edits = this.#edits;
    const [current, archived] = await Promise.all([this.api.sessions(), this.api.sessions(true)]);
    if (edits !== this.#edits) return this.load();
    const known = [...current.sessions, ...archived.sessions];
    const ids = new Set(known.map(({ id }) => id));
    const local = this.list.get().filter((session) => session.isLocal && !ids.has(session.id));
    this.#set([...local, ...known.map((session) => newest(session, this.find(session.id)))]);
    this.isLoaded.set(true);
  }

  find(id: string): Listed | undefined {
    return this.list.get().find((session) => session.id === id);
  }

  /** A new one, or the one that is still empty. */
  begin(): Listed {
    const empty = this.list.get().find((session) => isEmpty(session) && !session.archived);
    if (empty) return empty;
    const now = new Date().toISOString();
    const blank = { title: '', pinned: false, archived: false, top: 0, read: 0, isLocal: true };
    const session: Listed = { id: uuid(Date.now()), created_at: now, updated_at: now, ...blank };
    this.#set([session, ...this.list.get()]);
    return session;
  }

  /** Makes sure that the server knows the session; fails while it cannot be reached. */
  async ensure(id: string): Promise<void> {
    if (!this.find(id)?.isLocal) return;
    const made = await this.#edit(() => this.api.createSession(id));
    this.#change(id, { ...made, isLocal: undefined });
  }

  /** What a frame told about a session. */
  touch(id: string, news: Partial<Listed>): void {
    this.#change(id, news);
  }

  async change(id: string, change: { title?: string; pinned?: boolean; archived?: boolean }): Promise<void> {
    const before = this.find(id);
    this.#change(id, change);
    try {
      await this.#edit(async () => {
        await this.ensure(id);
        await this.api.changeSession(id, change);
      });
    } catch (error) {
      if (before) this.#change(id, before);
      throw error;
    }
  }

  async remove(id: string): Promise<void> {
    if (!this.find(id)?.isLocal) await this.#edit(() => this.api.deleteSession(id));
    await this.vault.forget(id);
    this.#set(this.list.get().filter((session) => session.id !== id));
  }

  async #edit<T>(task: () => Promise<T>): Promise<T> {
    this.#edits += 1;
    const edit = task();
    this.#editing.add(edit);
    try {
      return await edit;
    } finally {
      this.#editing.delete(edit);
    }
  }

  #change(id: string, change: Partial<Listed>): void {
    this.#set(this.list.get().map((session) => (session.id === id ? { ...session, ...change } : session)));
  }

  #set(sessions: readonly Listed[]): void {
    this.list.set(ordered(sessions));
    void this.vault.remember('sessions', this.list.get());
  }
}
