import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sessions } from '../../../Sources/WebChat/src/app/sessions';
import type { Api } from '../../../Sources/WebChat/src/http/api';
import { MemoryVault } from '../../../Sources/WebChat/src/storage/memory';
import type { Session } from '../../../Sources/WebChat/src/wire';

const sessionOf = (id: string, more: Partial<Session> = {}): Session => {
  const at = '2026-11-23T10:00:00.000Z';
  return { id, title: '', created_at: at, updated_at: at, pinned: false, archived: false, top: 0, read: 0, ...more };
};

/** A server whose lists say what it knew when it was asked, and arrive when the test says so. */
class Lists {
  known: Session[] = [];
  slowness = 0;
  readonly waiting: (() => void)[] = [];

  sessions(archived = false): Promise<{ sessions: readonly Session[] }> {
    const sessions = this.known.filter((session) => session.archived === archived);
    return new Promise((answer) => void this.waiting.push(() => answer({ sessions })));
  }
  async createSession(id: string): Promise<Session> {
    this.known = [...this.known, sessionOf(id)];
    return sessionOf(id);
  }
  async changeSession(id: string, change: Partial<Session>): Promise<Session> {
    for (let turn = 0; turn < this.slowness; turn += 1) await Promise.resolve();
    this.known = this.known.map((session) => (session.id === id ? { ...session, ...change } : session));
    return sessionOf(id, change);
  }
  async deleteSession(id: string): Promise<void> {
    this.known = this.known.filter((session) => session.id !== id);
  }
  /** Lets every list arrive, and those asked for thereupon. */
  async arrive(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) {
      for (const answer of this.waiting.splice(0)) answer();
      await Promise.resolve();
    }
  }
}

function opened(...known: Session[]) {
  const server = new Lists();
  server.known = known;
  return { server, sessions: new Sessions(server as unknown as Api, new MemoryVault()) };
}
const ids = (sessions: Sessions) => sessions.list.get().map(({ id }) => id);

test('a session that is made while the list is asked for stays in it', async () => {
  const { server, sessions } = opened(sessionOf('old'));
  const { id } = sessions.begin();
  const loading = sessions.load();
  await sessions.ensure(id);
  await server.arrive();
  await loading;
  assert.deepEqual(ids(sessions).sort(), [id, 'old'].sort());
});

test('what is changed while the list is asked for does not turn back', async () => {
  const { server, sessions } = opened(sessionOf('a'), sessionOf('b'));
  const first = sessions.load();
  await server.arrive();
  await first;
  const loading = sessions.load();
  await sessions.change('a', { title: 'new name', pinned: true });
  await sessions.remove('b');
  await server.arrive();
  await loading;
  assert.deepEqual(ids(sessions), ['a']);
  assert.equal(sessions.find('a')?.title, 'new name');
});

test('what is on its way when the list is asked for does not turn back', async () => {
  const { server, sessions } = opened(sessionOf('a'));
  const first = sessions.load();
  await server.arrive();
  await first;
  server.slowness = 10;
  const changing = sessions.change('a', { title: 'new name' });
  const loading = sessions.load();
  await server.arrive();
  await changing;
  await server.arrive();
  await loading;
  assert.equal(sessions.find('a')?.title, 'new name');
});

test('a frame that comes while the list is asked for counts more than the list', async () => {
  const { server, sessions } = opened(sessionOf('a', { top: 2, preview: 'two' }));
  const first = sessions.load();
  await server.arrive();
  await first;
  const loading = sessions.load();
  sessions.touch('a', { top: 3, preview: 'three', read: 3 });
  await server.arrive();
  await loading;
  const { top, preview, read } = sessions.find('a') ?? sessionOf('none');
  assert.deepEqual([top, preview, read], [3, 'three', 3]);
});

test('an empty session is begun anew, wherever it was made; one with a name is not', async () => {
  const { server, sessions } = opened(sessionOf('named', { title: 'plans' }), sessionOf('said', { top: 2 }), sessionOf('empty'));
  const loading = sessions.load();
  await server.arrive();
  await loading;
  assert.equal(sessions.begin().id, 'empty');
  sessions.touch('empty', { top: 1 });
  assert(!['named', 'said', 'empty'].includes(sessions.begin().id));
});

test('a session that was removed elsewhere goes, one that the server has not heard of stays', async () => {
  const { server, sessions } = opened(sessionOf('a', { top: 1 }), sessionOf('b', { top: 1 }));
  const first = sessions.load();
  await server.arrive();
  await first;
  const { id } = sessions.begin();
  server.known = [sessionOf('a', { top: 1 })];
  const loading = sessions.load();
  await server.arrive();
  await loading;
  assert.deepEqual(ids(sessions).sort(), [id, 'a'].sort());
});
