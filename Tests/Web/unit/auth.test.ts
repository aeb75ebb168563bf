import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Auth } from '../../../Sources/WebChat/src/http/auth';
import type { Login } from '../../../Sources/WebChat/src/wire';
import { HandClock } from './world';

const loginOf = (name: string): Login => ({
  access_token: `token of ${name}`,
  token_type: 'Bearer',
  expires_in: 900,
  user: { id: name, username: name, name, roles: [], manager: false },
});

/** Somebody at a server whose answers come when the test says so. */
function visitor() {
  const waiting: { path: string; answer: (response: Response) => void; fail: () => void }[] = [];
  const fetch = (path: string) =>
    new Promise<Response>((answer, fail) => void waiting.push({ path, answer, fail: () => fail(new TypeError('no network')) }));
  const auth = new Auth(fetch, new HandClock(), (_, task) => task(), true);
  const told: (string | null)[] = [];
  auth.changed = (user) => void told.push(user?.id ?? null);
  const asked = async () => {
    for (let turn = 0; turn < 100 && waiting.length === 0; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    assert(waiting.length > 0, 'the server is not asked');
    return waiting.shift()!;
  };
  return { auth, told, asked };
}

const nobody = () => new Response(null, { status: 204 });
const revoked = () => new Response('{}', { status: 401 });
const somebody = (name: string) => new Response(JSON.stringify(loginOf(name)), { status: 200 });

for (const [what, answer] of [['says that nobody was', nobody], ['refuses what was', revoked], ['knows another', () => somebody('before')]] as const) {
  test(`a login that comes while a refresh is on its way stands when the server ${what}`, async () => {
    const { auth, told, asked } = visitor();
    const token = auth.token();
    const refresh = await asked();
    auth.accept(loginOf('wang'));
    refresh.answer(answer());
    assert.equal(await token, 'token of wang');
    assert.equal(await auth.token(), 'token of wang');
    assert.deepEqual(told, ['wang']);
  });
}

test('a login that comes while a refresh is on its way stands when the network is gone', async () => {
  const { auth, told, asked } = visitor();
  const token = auth.token();
  const refresh = await asked();
  auth.accept(loginOf('wang'));
  refresh.fail();
  assert.equal(await token, 'token of wang');
  assert.deepEqual(told, ['wang']);
});

test('a refresh that is answered after the logout logs nobody in', async () => {
  const { auth, told, asked } = visitor();
  const token = auth.token();
  const refresh = await asked();
  const left = auth.logout(false);
  (await asked()).answer(nobody());
  await left;
  refresh.answer(somebody('wang'));
  assert.equal(await token, null);
  assert.deepEqual(told, [null]);
});

test('several who ask for a token at once ask the server once', async () => {
  const { auth, told, asked } = visitor();
  const tokens = [auth.token(), auth.token(), auth.token(true)];
  (await asked()).answer(somebody('wang'));
  assert.deepEqual(await Promise.all(tokens), ['token of wang', 'token of wang', 'token of wang']);
  assert.deepEqual(told, ['wang']);
});
