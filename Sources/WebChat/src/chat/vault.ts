import type { Page, ServerFrame } from '../wire';
import type { Entry } from './outbox';

/** What survives a reload: the frames of each session in one unbroken stretch, and the outbox. */
export interface Vault {
  /** The newest hundred frames, with the position they end at. */
  newest(session: string): Promise<Page | null>;
  /** The frames right before `seq`, as many as are kept. */
  before(session: string, seq: number, limit: number): Promise<readonly ServerFrame[]>;
  /** Keeps frames that go on the stretch at either end. */
  keep(session: string, epoch: string, frames: readonly ServerFrame[]): Promise<void>;
  /** Forgets the session's frames and keeps `page` instead. */
  replace(session: string, page: Page): Promise<void>;
  forget(session: string): Promise<void>;

  entries(session: string, client: string): Promise<readonly Entry[]>;
  putEntry(entry: Entry): Promise<void>;
  removeEntry(id: string): Promise<void>;
  /** Sessions with messages that wait. */
  sessionsWithEntries(client: string): Promise<readonly string[]>;
  /** Gives the messages of a client that is no more to another. */
  adopt(from: string, to: string): Promise<void>;

  /** Small things by name, as they were when last seen. */
  recall<T>(name: string): Promise<T | null>;
  remember(name: string, value: unknown): Promise<void>;
}
