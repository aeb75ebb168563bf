import type { Entry } from '../chat/outbox';
import type { Vault } from '../chat/vault';
import type { Page, ServerFrame } from '../wire';

interface Stretch {
  epoch: string;
  frames: ServerFrame[];
}

/** What stands in for IndexedDB where there is none, where it is full, or in a private window. */
export class MemoryVault implements Vault {
  readonly #stretches = new Map<string, Stretch>();
  readonly #entries = new Map<string, Entry>();
  readonly #shelf = new Map<string, unknown>();

  async newest(session: string): Promise<Page | null> {
    const stretch = this.#stretches.get(session);
    if (!stretch || stretch.frames.length === 0) return null;
    const top = stretch.frames[stretch.frames.length - 1]?.seq ?? 0;
    const frames = stretch.frames.slice(-100);
    return { frames, top, epoch: stretch.epoch, has_more: (frames[0]?.seq ?? 1) > 1 };
  }

  async before(session: string, seq: number, limit: number): Promise<readonly ServerFrame[]> {
    const older = this.#stretches.get(session)?.frames.filter((frame) => (frame.seq ?? 0) < seq) ?? [];
    const last = older[older.length - 1]?.seq;
    return last === seq - 1 ? older.slice(-limit) : [];
  }

  async keep(session: string, epoch: string, frames: readonly ServerFrame[]): Promise<void> {
    const old = this.#stretches.get(session);
    const stretch = old && old.epoch === epoch ? old : { epoch, frames: [] };
    this.#stretches.set(session, stretch);
    for (const frame of frames) {
      const top = stretch.frames[stretch.frames.length - 1]?.seq;
      if (top === undefined || frame.seq === top + 1) stretch.frames.push(frame);
    }
    const low = stretch.frames[0]?.seq ?? 0;
    const older = frames.filter((frame) => (frame.seq ?? 0) < low);
    if (older[older.length - 1]?.seq === low - 1) stretch.frames.unshift(...older);
  }

  async replace(session: string, page: Page): Promise<void> {
    this.#stretches.set(session, { epoch: page.epoch, frames: [...page.frames] });
  }

  async forget(session: string): Promise<void> {
    this.#stretches.delete(session);
  }

  async entries(session: string, client: string): Promise<readonly Entry[]> {
    return [...this.#entries.values()].filter((entry) => entry.session === session && entry.client === client);
  }

  async putEntry(entry: Entry): Promise<void> {
    this.#entries.set(entry.id, entry);
  }

  async removeEntry(id: string): Promise<void> {
    this.#entries.delete(id);
  }

  async sessionsWithEntries(client: string): Promise<readonly string[]> {
    const entries = [...this.#entries.values()].filter((entry) => entry.client === client);
    return [...new Set(entries.map(({ session }) => session))];
  }

  async adopt(from: string, to: string): Promise<void> {
    for (const [id, entry] of this.#entries) if (entry.client === from) this.#entries.set(id, { ...entry, client: to });
  }

  async recall<T>(name: string): Promise<T | null> {
    return (this.#shelf.get(name) as T | undefined) ?? null;
  }

  async remember(name: string, value: unknown): Promise<void> {
    this.#shelf.set(name, value);
  }
}
