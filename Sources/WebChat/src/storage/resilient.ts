import type { Entry } from '../chat/outbox';
import type { Vault } from '../chat/vault';
import type { Page, ServerFrame } from '../wire';
import { IndexedVault } from './indexed';
import { MemoryVault } from './memory';

/** A vault that never fails: from the first fault of the browser's storage on, memory stands in. */
export class ResilientVault implements Vault {
  #vault: Vault;

  constructor(vault: Vault, readonly onFault: (fault: unknown) => void) {
    this.#vault = vault;
  }

  static async open(user: string, onFault: (fault: unknown) => void): Promise<ResilientVault> {
    try {
      return new ResilientVault(await IndexedVault.open(user), onFault);
    } catch (fault) {
      onFault(fault);
      return new ResilientVault(new MemoryVault(), onFault);
    }
  }

  newest = (session: string) => this.#try<Page | null>((vault) => vault.newest(session));
  before = (session: string, seq: number, limit: number) =>
    this.#try<readonly ServerFrame[]>((vault) => vault.before(session, seq, limit));
  keep = (session: string, epoch: string, frames: readonly ServerFrame[]) =>
    this.#try((vault) => vault.keep(session, epoch, frames));
  replace = (session: string, page: Page) => this.#try((vault) => vault.replace(session, page));
  forget = (session: string) => this.#try((vault) => vault.forget(session));
  entries = (session: string, client: string) => this.#try((vault) => vault.entries(session, client));
  putEntry = (entry: Entry) => this.#try((vault) => vault.putEntry(entry));
  removeEntry = (id: string) => this.#try((vault) => vault.removeEntry(id));
  sessionsWithEntries = (client: string) => this.#try((vault) => vault.sessionsWithEntries(client));
  adopt = (from: string, to: string) => this.#try((vault) => vault.adopt(from, to));
  recall = <T>(name: string) => this.#try((vault) => vault.recall<T>(name));
  remember = (name: string, value: unknown) => this.#try((vault) => vault.remember(name, value));

  async #try<T>(task: (vault: Vault) => Promise<T>): Promise<T> {
    const vault = this.#vault;
    try {
      return await task(vault);
    } catch (fault) {
      if (this.#vault === vault) {
        this.#vault = new MemoryVault();
        this.onFault(fault);
      }
      return task(this.#vault);
    }
  }
}
