import type { Entry } from '../chat/outbox';
import type { Vault } from '../chat/vault';
import type { Page, ServerFrame } from '../wire';
import { done, granted, openDatabase } from './database';

interface Stretch {
  session: string;
  epoch: string;
  low: number;
  top: number;
}
interface Kept {
  session: string;
  seq: number;
  frame: ServerFrame;
}

const FLUSH_AFTER = 30;
const range = (session: string, low: number, top: number) => IDBKeyRange.bound([session, low], [session, top]);

/** The vault in IndexedDB. Its promises fail when the browser's storage does. */
export class IndexedVault implements Vault {
  #pending = new Map<string, { epoch: string; frames: ServerFrame[] }>();
  #flushing: Promise<void> = Promise.resolve();
  #isScheduled = false;

  constructor(readonly database: IDBDatabase) {
    addEventListener('pagehide', () => void this.#flush().catch(() => {}));
  }

  static async open(user: string): Promise<IndexedVault> {
    return new IndexedVault(await openDatabase(`parlance.${user}`));
  }

  async newest(session: string): Promise<Page | null> {
    await this.#flush();
    const stretch = await this.#stretch(session);
    if (!stretch) return null;
    const frames = await this.#frames(session, Math.max(stretch.low, stretch.top - 99), stretch.top);
    if (frames.length === 0 || !isUnbroken(frames, stretch.top)) {
      await this.forget(session);
      return null;
    }
    return { frames, top: stretch.top, epoch: stretch.epoch, has_more: (frames[0]?.seq ?? 1) > 1 };
  }

  async before(session: string, seq: number, limit: number): Promise<readonly ServerFrame[]> {
    await this.#flush();
    const frames = await this.#frames(session, Math.max(1, seq - limit), seq - 1);
    return isUnbroken(frames, seq - 1) ? frames : [];
  }

  async keep(session: string, epoch: string, frames: readonly ServerFrame[]): Promise<void> {
    const pending = this.#pending.get(session);
    if (pending?.epoch === epoch) pending.frames.push(...frames);
    else this.#pending.set(session, { epoch, frames: [...frames] });
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    await new Promise((resolve) => setTimeout(resolve, FLUSH_AFTER));
    await this.#flush();
  }

  async replace(session: string, page: Page): Promise<void> {
    await this.forget(session);
    await this.#write(session, page.epoch, page.frames);
  }

  async forget(session: string): Promise<void> {
    this.#pending.delete(session);
    const transaction = this.database.transaction(['frames', 'stretches'], 'readwrite');
    transaction.objectStore('stretches').delete(session);
    transaction.objectStore('frames').delete(range(session, 0, Infinity));
    await done(transaction);
  }

  async entries(session: string, client: string): Promise<readonly Entry[]> {
    const entries = await this.#entries();
    return entries.filter((entry) => entry.session === session && entry.client === client);
  }

  async putEntry(entry: Entry): Promise<void> {
    const transaction = this.database.transaction('entries', 'readwrite');
    transaction.objectStore('entries').put(entry);
    await done(transaction);
  }

  async removeEntry(id: string): Promise<void> {
    const transaction = this.database.transaction('entries', 'readwrite');
    transaction.objectStore('entries').delete(id);
    await done(transaction);
  }

  async sessionsWithEntries(client: string): Promise<readonly string[]> {
    const own = (await this.#entries()).filter((entry) => entry.client === client);
    return [...new Set(own.map(({ session }) => session))];
  }

  async adopt(from: string, to: string): Promise<void> {
    const orphans = (await this.#entries()).filter(({ client }) => client === from);
    for (const entry of orphans) await this.putEntry({ ...entry, client: to });
  }

  async recall<T>(name: string): Promise<T | null> {
    const store = this.database.transaction('shelf').objectStore('shelf');
    return ((await granted(store.get(name))) as T | undefined) ?? null;
  }

  async remember(name: string, value: unknown): Promise<void> {
    const transaction = this.database.transaction('shelf', 'readwrite');
    transaction.objectStore('shelf').put(value, name);
    await done(transaction);
  }

  async #entries(): Promise<Entry[]> {
    const store = this.database.transaction('entries').objectStore('entries');
    const entries = (await granted(store.getAll())) as Entry[];
    return entries.sort((a, b) => a.at - b.at);
  }

  async #stretch(session: string): Promise<Stretch | undefined> {
    const store = this.database.transaction('stretches').objectStore('stretches');
    return (await granted(store.get(session))) as Stretch | undefined;
  }

  async #frames(session: string, low: number, top: number): Promise<ServerFrame[]> {
    if (top < low) return [];
    const store = this.database.transaction('frames').objectStore('frames');
    const kept = (await granted(store.getAll(range(session, low, top)))) as Kept[];
    return kept.map(({ frame }) => frame);
  }

  #flush(): Promise<void> {
    this.#isScheduled = false;
    const pending = [...this.#pending];
    this.#pending = new Map();
    this.#flushing = this.#flushing
      .catch(() => {})
      .then(async () => {
        for (const [session, { epoch, frames }] of pending) await this.#write(session, epoch, frames);
      });
    return this.#flushing;
  }

  /** Puts frames on either end of the stretch; what would leave a gap is not kept. Tabs may write the same ones. */
  async #write(session: string, epoch: string, frames: readonly ServerFrame[]): Promise<void> {
    const transaction = this.database.transaction(['frames', 'stretches'], 'readwrite');
    const stretches = transaction.objectStore('stretches');
    const store = transaction.objectStore('frames');
    let stretch = (await granted(stretches.get(session))) as Stretch | undefined;
    if (stretch && stretch.epoch !== epoch) {
      store.delete(range(session, 0, Infinity));
      stretch = undefined;
    }
    const put = (frame: ServerFrame) => store.put({ session, seq: frame.seq, frame });
    for (const frame of frames) {
      const seq = frame.seq ?? 0;
      stretch ??= { session, epoch, low: seq, top: seq - 1 };
      if (seq !== stretch.top + 1) continue;
      put(frame);
      stretch.top = seq;
    }
    for (const frame of [...frames].reverse()) {
      if (!stretch || frame.seq !== stretch.low - 1) continue;
      put(frame);
      stretch.low = frame.seq;
    }
    if (stretch) stretches.put(stretch);
    await done(transaction);
  }
}

function isUnbroken(frames: readonly ServerFrame[], top: number): boolean {
  return frames.every(({ seq }, index) => seq === top - (frames.length - 1 - index));
}
