/** One tab at a time; at once where the browser has no locks or grants none, as in a frame without storage. */
export async function exclusively<T>(name: string, task: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return task();
  let isGranted = false;
  try {
    return (await navigator.locks.request(name, () => {
      isGranted = true;
      return task();
    })) as T;
  } catch (error) {
    if (isGranted) throw error;
    return task();
  }
}

/** The names of the locks that some tab holds; null where that cannot be known. */
export async function heldLocks(): Promise<ReadonlySet<string> | null> {
  if (!('locks' in navigator)) return null;
  const state = await navigator.locks.query().catch(() => null);
  return state && new Set((state.held ?? []).map(({ name }) => name ?? ''));
}
