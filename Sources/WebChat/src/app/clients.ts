import type { Vault } from '../chat/vault';
import { uuid } from '../chat/ids';
import { heldLocks } from '../storage/locks';

const KEY = 'parlance.clients';

function kept(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

function keep(ids: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // Without storage every load is a new client, and its outbox is in memory anyway.
  }
}

/** The client id that this tab had before it was reloaded; a tab that was duplicated has its twin's. */
const tabs = {
  read(): string | null {
    try {
      return sessionStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  keep(id: string): void {
    try {
      sessionStorage.setItem(KEY, id);
    } catch {
      // The next load takes any free one.
    }
  },
};

/** Takes the lock and holds it until the tab is gone; false when another tab has it, `wait` ms later still. */
function hold(id: string, wait = 0): Promise<boolean> {
  return new Promise((resolve) => {
    const task = (lock: Lock | null) => {
      resolve(lock !== null);
      return lock ? new Promise<void>(() => {}) : Promise.resolve();
    };
    const tooLate = new AbortController();
    if (wait > 0) setTimeout(() => tooLate.abort(), wait);
    const options = wait > 0 ? { signal: tooLate.signal } : { ifAvailable: true };
    navigator.locks.request(`parlance.client.${id}`, options, task).catch(() => resolve(false));
  });
}

/** How long a page that is reloaded may take to let go of its lock. */
const LETTING_GO = 1_500;

/** The client id of this tab: the one of a tab that was closed before, so that its outbox goes on, or a new one. */
export async function claimClient(): Promise<string> {
  const client = await claim();
  tabs.keep(client);
  return client;
}

async function claim(): Promise<string> {
  const ids = kept();
  const own = tabs.read();
  if ('locks' in navigator) {
    if (own && ids.includes(own) && (await hold(own, LETTING_GO))) return own;
    for (const id of ids) if (await hold(id)) return id;
  }
  const fresh = uuid(Date.now());
  if ('locks' in navigator) await hold(fresh);
  keep([...ids, fresh].slice(-20));
  return fresh;
}

/** Messages of tabs that are gone become ours. */
export async function adoptOrphans(client: string, vault: Vault): Promise<void> {
  const held = await heldLocks();
  if (!held) {
    for (const id of kept()) if (id !== client) await vault.adopt(id, client);
    return;
  }
  const orphans = kept().filter((id) => id !== client && !held.has(`parlance.client.${id}`));
  for (const id of orphans) await vault.adopt(id, client);
  const gone = new Set(orphans);
  keep(kept().filter((id) => !gone.has(id)));
}
