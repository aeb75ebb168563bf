/** The answer to a request of IndexedDB. */
export function granted<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** All requests are made: commits now, so that a page that goes away at once still keeps it. */
export function done(transaction: IDBTransaction): Promise<void> {
  transaction.commit?.();
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

const OPEN_WITHIN = 3_000;

export async function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore('frames', { keyPath: ['session', 'seq'] });
    database.createObjectStore('stretches', { keyPath: 'session' });
    database.createObjectStore('entries', { keyPath: 'id' });
    database.createObjectStore('shelf');
  };
  const tooLate = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('IndexedDB does not open')), OPEN_WITHIN);
  });
  const database = await Promise.race([granted(request), tooLate]);
  database.onversionchange = () => database.close();
  return database;
}

export function dropDatabase(user: string): Promise<unknown> {
  return granted(indexedDB.deleteDatabase(`parlance.${user}`)).catch(() => {});
}
