import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Device } from './device';
import { Server } from './server';
import { HandClock, seeded } from './world';

const texts = (server: Server) =>
  server.log.map(({ type, data }) => (type === 'error' ? data.error.code : (data as { content?: string }).content ?? ''));
const said = (server: Server) => server.log.filter(({ type }) => type === 'user_message').map(({ data }) => (data as { content: string }).content);
const numbers = (count: number, name = '') => Array.from({ length: count }, (_, index) => `${name}${index + 1}`);

function world(seed = 1) {
  const clock = new HandClock();
  const server = new Server('s', clock);
  const random = seeded(seed);
  const device = (name: string) => new Device(name, server, clock, random);
  return { clock, server, random, device };
}

test('messages arrive in the order they were written, once', async () => {
  const { clock, server, device } = world();
  const phone = device('phone');
  await clock.run(1_000);
  numbers(40).forEach((text) => phone.say(text));
  await clock.run(5_000);
  assert.deepEqual(said(server), numbers(40));
  assert.deepEqual(phone.texts, numbers(40));
  assert.deepEqual(phone.outbox, []);
});

test('at most eight messages are unacknowledged', async () => {
  const { clock, server, device } = world();
  const phone = device('phone');
  await clock.run(1_000);
  server.onHear = () => {};
  let flying = 0;
  let most = 0;
  server.onHear = (_, frame) => {
    if (frame.type === 'user_message') most = Math.max(most, (flying += 1));
  };
  server.onSend = (_, frame) => {
    if (frame.data.action === 'ack') flying -= 1;
  };
  numbers(50).forEach((text) => phone.say(text));
  assert(phone.chat.snapshot().outbox.flying.size <= 8);
  await clock.run(5_000);
  assert(most <= 8);
  assert.equal(said(server).length, 50);
});

test('a message typed between open and hello does not overtake the outbox', async () => {
  const { clock, server, device } = world();
  server.isUp = false;
  const phone = device('phone');
  numbers(5, 'old ').forEach((text) => phone.say(text));
  await clock.run(1_000);
  server.isUp = true;
  let typed = 0;
  server.onHear = (_, frame) => {
    if (frame.data.action === 'resume') phone.say(`new ${(typed += 1)}`);
  };
  await clock.run(60_000);
  assert(typed > 0);
  assert.equal(server.early, 0);
  assert.deepEqual(said(server), [...numbers(5, 'old '), ...numbers(typed, 'new ')]);
});

test('a cut at each frame of a conversation loses, doubles and reorders nothing', async () => {
  const count = 12;
  for (let at = 1; at <= 60; at += 1) {
    const { clock, server, device } = world(at);
    const phone = device('phone');
    let frames = 0;
    const cut = () => {
      frames += 1;
      if (frames === at) server.cutAll();
    };
    server.onSend = cut;
    server.onHear = cut;
    server.reply = ({ id }) => {
      server.stream(`a-${id}`, id ?? '', ['al', 'right']);
      server.finish(`a-${id}`);
    };
    numbers(count).forEach((text) => phone.say(text));
    await clock.run(120_000);
    assert.deepEqual(said(server), numbers(count), `cut at frame ${at}`);
    assert.deepEqual(phone.texts, texts(server), `cut at frame ${at}`);
    assert.deepEqual(phone.outbox, []);
    assert.deepEqual(phone.chat.snapshot().log.streams, []);
  }
});

test('a cut between commit and ack is answered as a duplicate, with one effect', async () => {
  const { clock, server, device } = world();
  const phone = device('phone');
  await clock.run(1_000);
  let effects = 0;
  let duplicates = 0;
  server.reply = () => (effects += 1);
  server.onSend = (_, frame) => {
    if (frame.data.action === 'ack' && frame.data.result?.duplicate) duplicates += 1;
    if (frame.type === 'user_message' && effects === 0) server.cutAll();
  };
  phone.say('once');
  await clock.run(60_000);
  assert.deepEqual([effects, said(server).length, phone.outbox.length], [1, 1, 0]);
  assert.deepEqual(phone.texts, ['once']);
  assert(duplicates <= 1);
});

test('three devices, cut at random, all end equal to the log', async () => {
  for (let round = 1; round <= 20; round += 1) {
    const { clock, server, random, device } = world(round);
    const devices = ['phone', 'tablet', 'desk'].map(device);
    const written: { [name: string]: string[] } = {};
    server.onSend = ({ cable }) => {
      if (random() < 0.05) cable.cut(1006);
    };
    server.reply = ({ id }) => {
      server.stream(`a-${id}`, id ?? '', ['one ', 'two ', 'three']);
      server.finish(`a-${id}`);
    };
    for (let step = 0; step < 60; step += 1) {
      const each = devices[Math.floor(random() * devices.length)]!;
      const text = `${each.name} ${step}`;
      (written[each.name] ??= []).push(text);
      each.say(text);
      await clock.run(random() * 300);
      if (random() < 0.05) each.reload();
    }
    server.onSend = () => {};
    server.cutAll();
    await clock.run(120_000);
    for (const each of devices) {
      assert.deepEqual(each.texts, texts(server), `round ${round}, ${each.name}`);
      assert.deepEqual(each.outbox, [], `round ${round}, ${each.name}`);
      const own = said(server).filter((text) => text.startsWith(`${each.name} `));
      assert.deepEqual(own, written[each.name] ?? [], `round ${round}, ${each.name}`);
    }
  }
});

test('written offline, kept over two reloads, sent in order', async () => {
  const { clock, server, device } = world();
  server.isUp = false;
  const phone = device('phone');
  numbers(3, 'a').forEach((text) => phone.say(text));
  await clock.run(2_000);
  phone.reload();
  await clock.run(500);
  numbers(3, 'b').forEach((text) => phone.say(text));
  await clock.run(2_000);
  phone.reload();
  await clock.run(500);
  assert.equal(phone.outbox.length, 6);
  server.isUp = true;
  await clock.run(60_000);
  assert.deepEqual(said(server), [...numbers(3, 'a'), ...numbers(3, 'b')]);
});

test('a hole is asked for again, not skipped', async () => {
  const { clock, server, device } = world();
  const phone = device('phone');
  await clock.run(1_000);
  const lost = { type: 'ai_response', id: 'x1', data: { content: 'lost on the way' } } as never;
  const live = server.connections[0]!;
  live.isLive = false;
  server.append(lost);
  live.isLive = true;
  server.append({ type: 'ai_response', id: 'x2', data: { content: 'after it' } } as never);
  await clock.run(1_000);
  assert.deepEqual(phone.texts, ['lost on the way', 'after it']);
});

test('a wake-up that got lost is repaired by the top of the ping', async () => {
  const { clock, server, device } = world();
  const phone = device('phone');
  await clock.run(1_000);
  server.connections[0]!.isLive = false;
  server.append({ type: 'ai_response', id: 'x1', data: { content: 'unheard' } } as never);
  await clock.run(1_000);
  assert.deepEqual(phone.texts, []);
  server.ping();
  await clock.run(1_000);
  assert.deepEqual(phone.texts, ['unheard']);
});

test('the same frame twice changes nothing', async () => {
  const { clock, server, device } = world();
  const phone = device('phone');
  await clock.run(1_000);
  server.onSend = ({ cable }, frame) => cable.deliver(JSON.stringify(frame));
  server.reply = ({ id }) => {
    server.stream(`a-${id}`, id ?? '', ['to', 'geth', 'er']);
    server.finish(`a-${id}`);
  };
  numbers(5).forEach((text) => phone.say(text));
  await clock.run(5_000);
  assert.deepEqual(phone.texts, texts(server));
  assert(phone.texts.includes('together'));
});

test('too far behind: the newest page is loaded, then everything after it', async () => {
  const { clock, server, device } = world();
  const phone = device('phone');
  await clock.run(1_000);
  phone.say('first');
  await clock.run(1_000);
  server.isUp = false;
  server.cutAll();
  for (let index = 0; index < 450; index += 1) server.append({ type: 'ai_response', id: `x${index}`, data: { content: `${index}` } } as never);
  server.isUp = true;
  phone.pagesFail = 1;
  await clock.run(60_000);
  assert.equal(phone.chat.snapshot().link.state, 'online');
  assert.deepEqual(phone.texts, texts(server).slice(-100));
  assert.equal(phone.chat.snapshot().log.seq, 451);
  for (let page = 0; page < 5; page += 1) await Promise.all([phone.chat.older(), clock.run(10)]);
  assert.deepEqual(phone.texts, texts(server));
  phone.say('last');
  await clock.run(1_000);
  assert.deepEqual(phone.texts, texts(server));
});

test('a page that comes late does not put a newer log back', async () => {
  const { clock, server, device } = world();
  const phone = device('phone');
  await clock.run(1_000);
  phone.say('first');
  await clock.run(1_000);
  server.isUp = false;
  server.cutAll();
  const fill = (count: number) => {
    for (let index = 0; index < count; index += 1) server.append({ type: 'ai_response', id: `x${server.log.length}`, data: { content: 'x' } } as never);
  };
  fill(400);
  server.isUp = true;
  phone.pageDelays = [30_000, 10];
  while (phone.pageDelays.length > 1) await clock.run(100);
  server.cutAll();
  fill(10);
  await clock.run(60_000);
  assert.equal(phone.chat.snapshot().log.seq, 411);
  assert.equal(phone.chat.snapshot().log.items[0]?.seq, 312);
});

test('a new epoch replaces what was there, and the outbox goes out', async () => {
  const { clock, server, device } = world();
  const phone = device('phone');
  await clock.run(1_000);
  numbers(3).forEach((text) => phone.say(text));
  await clock.run(1_000);
  server.log = server.log.slice(0, 1);
  server.epoch = 'e2';
  server.isUp = false;
  server.cutAll();
  phone.say('after the restore');
  await clock.run(1_000);
  server.isUp = true;
  await clock.run(60_000);
  assert.deepEqual(phone.texts, ['1', 'after the restore']);
  phone.reload();
  await clock.run(10);
  assert.deepEqual(phone.texts, ['1', 'after the restore']);
});

test('an answer that goes on while away is shown whole, from a snapshot and deltas', async () => {
  const { clock, server, device } = world();
  const phone = device('phone');
  await clock.run(1_000);
  phone.say('tell me');
  await clock.run(100);
  const id = server.log[0]!.id!;
  server.stream('a', id, ['once ', 'upon ']);
  await clock.run(100);
  server.isUp = false;
  server.cutAll();
  server.stream('a', id, ['a ', 'time ']);
  server.isUp = true;
  await clock.run(30_000);
  assert.equal(phone.chat.snapshot().log.streams[0]?.text, 'once upon a time ');
  server.stream('a', id, ['there ', 'was']);
  await clock.run(100);
  assert.equal(phone.chat.snapshot().log.streams[0]?.text, 'once upon a time there was');
  server.finish('a');
  await clock.run(100);
  assert.deepEqual(phone.texts, ['tell me', 'once upon a time there was']);
  assert.deepEqual(phone.chat.snapshot().log.open, []);
});

test('a message that the server refuses for good fails alone; those behind it go on in order', async () => {
  const { clock, server, device } = world();
  const phone = device('phone');
  await clock.run(1_000);
  const hear = server.connections[0]!.cable.peer!.hear;
  server.connections[0]!.cable.peer!.hear = (text) => {
    const frame = JSON.parse(text);
    if (frame.data.content === '3') server.refuse(server.connections[0]!, frame, { code: 'too_long', retryable: false });
    else hear(text);
  };
  numbers(6).forEach((text) => phone.say(text));
  await clock.run(5_000);
  assert.deepEqual(said(server), ['1', '2', '4', '5', '6']);
  assert.deepEqual(phone.outbox.map(({ data, failure }) => [data.content, failure?.code]), [['3', 'too_long']]);
});

test('rate limited: nothing is sent before the time is up, then all in order', async () => {
  const { clock, server, device } = world();
  const phone = device('phone');
  await clock.run(1_000);
  let isLimited = true;
  const connection = server.connections[0]!;
  const hear = connection.cable.peer!.hear;
  let refused = 0;
  connection.cable.peer!.hear = (text) => {
    const frame = JSON.parse(text);
    if (!isLimited || frame.type !== 'user_message') return hear(text);
    refused += 1;
    server.refuse(connection, frame, { code: 'rate_limited', retry_after_ms: 3_000 });
  };
  numbers(12).forEach((text) => phone.say(text));
  await clock.run(2_900);
  assert.equal(refused, 8);
  isLimited = false;
  await clock.run(5_000);
  assert.deepEqual(said(server), numbers(12));
});

test('after a retry a failed message goes behind those that wait', async () => {
  const { clock, server, device } = world();
  const phone = device('phone');
  await clock.run(1_000);
  phone.say('x'.repeat(10));
  const [entry] = phone.outbox;
  server.connections[0]!.cable.peer!.hear = (text) =>
    server.refuse(server.connections[0]!, JSON.parse(text), { code: 'too_long', retryable: false });
  await clock.run(1_000);
  assert.equal(phone.outbox[0]?.failure?.code, 'too_long');
  server.isUp = false;
  server.cutAll();
  phone.say('second');
  phone.chat.retry(entry!.id);
  server.isUp = true;
  await clock.run(60_000);
  assert.deepEqual(said(server), ['second', 'x'.repeat(10)]);
});
