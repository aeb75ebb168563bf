import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closing, delay } from '../../../Sources/WebChat/src/chat/closing';
import { Device } from './device';
import { Server } from './server';
import { HandClock, seeded } from './world';

async function online() {
  const clock = new HandClock();
  const server = new Server('s', clock);
  const phone = new Device('phone', server, clock, seeded(7));
  await clock.run(1_000);
  const link = () => phone.chat.snapshot().link;
  return { clock, server, phone, link };
}

test('41xx comes back, 44xx stops, 4410 refreshes', () => {
  const expected: [number, object][] = [
    [1000, { then: 'reconnect' }],
    [1006, { then: 'reconnect' }],
    [1009, { then: 'shrink' }],
    [1013, { then: 'reconnect', atLeast: 5_000, atMost: 15_000 }],
    [4100, { then: 'reconnect' }],
    [4129, { then: 'reconnect' }],
    [4199, { then: 'reconnect' }],
    [4400, { then: 'stop', because: 'refused' }],
    [4401, { then: 'stop', because: 'login' }],
    [4403, { then: 'stop', because: 'login' }],
    [4404, { then: 'stop', because: 'gone' }],
    [4409, { then: 'stop', because: 'replaced' }],
    [4410, { then: 'refresh' }],
    [4426, { then: 'stop', because: 'outdated' }],
    [4499, { then: 'stop', because: 'refused' }],
  ];
  for (const [code, then] of expected) assert.deepEqual(closing(code), then, String(code));
});

test('the delay has full jitter and a ceiling', () => {
  assert.equal(delay(0, () => 1), 500);
  assert.equal(delay(3, () => 1), 4_000);
  assert.equal(delay(50, () => 1), 20_000);
  assert.equal(delay(50, () => 0), 0);
});

test('a silent link is given up after the heartbeat and eight seconds', async () => {
  const { clock, server, link } = await online();
  server.connections[0]!.cable.peer!.hear = () => {};
  await clock.run(32_000);
  assert.equal(link().state, 'online');
  server.isUp = false;
  await clock.run(1_000);
  assert.equal(link().state, 'offline');
});

test('a return to the page finds a dead link in four seconds and is back at once', async () => {
  const { clock, server, phone, link } = await online();
  server.connections[0]!.cable.peer!.hear = () => {};
  phone.chat.wake();
  await clock.run(3_900);
  assert.equal(server.connections.length, 1);
  await clock.run(200);
  assert.equal(link().state, 'online');
  assert.equal(server.connections.length, 1);
});

test('a live link answers the probe and stays', async () => {
  const { clock, server, phone } = await online();
  const before = server.connections[0];
  phone.chat.wake();
  await clock.run(10_000);
  assert.equal(server.connections[0], before);
});

test('a hello that is slow never leads to two sockets', async () => {
  const clock = new HandClock();
  const server = new Server('s', clock);
  server.greets = false;
  const phone = new Device('phone', server, clock, seeded(3));
  for (let second = 0; second < 90; second += 1) {
    await clock.run(1_000);
    assert(server.connections.length <= 1);
  }
  server.greets = true;
  await clock.run(60_000);
  assert.equal(phone.chat.snapshot().link.state, 'online');
  assert.equal(server.connections.length, 1);
});

test('a token that comes late does not open a second socket', async () => {
  const { clock, server, phone, link } = await online();
  phone.tokenDelays = [3_000];
  server.cutAll();
  await clock.run(1_000);
  phone.chat.reconnect();
  await clock.run(10_000);
  assert.equal(link().state, 'online');
  assert.equal(server.connections.length, 1);
});

test('a token that never comes does not hold the link up for ever', async () => {
  const { clock, server, phone, link } = await online();
  phone.tokenDelays = [10 * 60_000];
  server.cutAll();
  await clock.run(40_000);
  assert.equal(link().state, 'online');
  assert.equal(server.connections.length, 1);
});

test('after a shutdown the given delay is kept', async () => {
  const { clock, server, link } = await online();
  const [connection] = server.connections;
  server.tell(connection!, 'shutdown', { reconnect_in_ms: 3_100 });
  await clock.run(100);
  server.cutAll(4103);
  await clock.run(3_050);
  assert.equal(link().state, 'offline');
  await clock.run(100);
  assert.equal(link().state, 'online');
});

test('an expired token is renewed and the link comes back at once', async () => {
  const { clock, server, link } = await online();
  server.cutAll(4410);
  await clock.run(50);
  assert.equal(link().state, 'online');
});

test('no token means login, and the outbox is kept', async () => {
  const { clock, server, phone, link } = await online();
  phone.tokens = [null];
  server.cutAll();
  phone.say('kept');
  await clock.run(5_000);
  assert.deepEqual(link(), { state: 'stopped', because: 'login' });
  assert.equal((await phone.vault.entries('s', 'phone')).length, 1);
  phone.chat.reconnect();
  await clock.run(1_000);
  assert.deepEqual(phone.texts, ['kept']);
});

test('another socket of the same client stops this one until it is wanted', async () => {
  const { clock, server, phone, link } = await online();
  server.cutAll(4409);
  await clock.run(120_000);
  assert.deepEqual(link(), { state: 'stopped', because: 'replaced' });
  phone.chat.reconnect();
  await clock.run(1_000);
  assert.equal(link().state, 'online');
});

test('sockets that do not open are looked into', async () => {
  const { clock, server, phone, link } = await online();
  phone.diagnosis = 'gone';
  server.isUp = false;
  server.cutAll();
  await clock.run(60_000);
  assert.deepEqual(link(), { state: 'stopped', because: 'gone' });
});

test('hidden and offline, nothing is tried until the page wakes', async () => {
  const { clock, server, phone, link } = await online();
  phone.asleep = true;
  server.cutAll();
  await clock.run(600_000);
  assert.deepEqual(link(), { state: 'offline', retryAt: null });
  phone.asleep = false;
  phone.chat.wake();
  await clock.run(1_000);
  assert.equal(link().state, 'online');
});

test('a message over the limit of the server fails, and the next one goes', async () => {
  const { clock, server, phone } = await online();
  const connection = server.connections[0]!;
  connection.cable.peer!.hear = () => connection.cable.cut(1009);
  phone.say('far too big');
  await clock.run(50);
  phone.say('small');
  await clock.run(30_000);
  assert.deepEqual(phone.texts, ['small']);
  assert.deepEqual(phone.outbox.map(({ failure }) => failure?.code), ['too_large']);
});

test('broken and unknown frames change nothing', async () => {
  const { clock, server, phone } = await online();
  const { cable } = server.connections[0]!;
  const before = phone.chat.snapshot().log;
  for (const text of ['', '{', 'null', '[]', '{"type":"x"}', '{"type":"status_update","data":{"action":"fireworks"}}']) cable.deliver(text);
  await clock.run(1_000);
  assert.deepEqual(phone.chat.snapshot().log, before);
  phone.say('still here');
  await clock.run(1_000);
  assert.deepEqual(phone.texts, ['still here']);
});

test('a device that comes late is ready when it has caught up, not when it is greeted', async () => {
  const { clock, server, phone } = await online();
  for (const text of ['one', 'two', 'three']) phone.say(text);
  await clock.run(1_000);
  const desk = new Device('desk', server, clock, seeded(8));
  const top = server.log.length;
  desk.chat.heard = ({ seq }) => assert.equal(desk.chat.snapshot().isReady, seq === top);
  await clock.run(1_000);
  assert.equal(desk.chat.snapshot().log.seq, top);
  assert.equal(desk.chat.snapshot().isReady, true);
  const fresh = new Device('fresh', new Server('empty', clock), clock, seeded(9));
  await clock.run(1_000);
  assert.equal(fresh.chat.snapshot().isReady, true);
});
