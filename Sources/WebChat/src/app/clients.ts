import type { Vault } from '../chat/vault';
import { uuid } from '../chat/ids';

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

/** Takes the lock and holds it until the tab is gone; false when another tab has it. */
function hold(id: string): Promise<boolean> {
  return new Promise((resolve) => {
    const task = (lock: Lock | null) => {
      resolve(lock !== null);
      return lock ? new Promise<void>(() => {}) : Promise.resolve();
    };
    navigator.locks.request(`parlance.client.${id}`, { ifAvailable: true }, task).catch(() => resolve(false));
  });
}

/** The client id of this tab: the one of a tab that was closed before, so that its outbox goes on, or a new one. */
export async function claimClient(): Promise<string> {
  const ids = kept();
  if ('locks' in navigator) {
    for (const id of ids) if (await hold(id)) return id;
  }
  const fresh = uuid(Date.now());
  if ('locks' in navigator) await hold(fresh);
  keep([...ids, fresh].slice(-20));
  return fresh;
}

/** Messages of tabs that are gone become ours. */
export async function adoptOrphans(client: string, vault: Vault): Promise<void> {
  if (!('locks' in navigator)) {
    for (const id of kept()) if (id !== client) await vault.adopt(id, client);
    return;
  }
  const held = new Set((await navigator.locks.query()).held?.map(({ name }) => name));
  const orphans = kept().filter((id) => id !== client && !held.has(`parlance.client.${id}`));
  for (const id of orphans) await vault.adopt(id, client);
  const gone = new Set(orphans);
  keep(kept().filter((id) => !gone.has(id)));
}
