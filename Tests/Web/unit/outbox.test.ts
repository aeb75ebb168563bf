import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as box from '../../../Sources/WebChat/src/chat/outbox';

const entry = (id: string, cseq = 0): box.Entry => ({ id, session: 's', client: 'c', at: 1, data: { content: id }, cseq });
const outboxOf = (...entries: box.Entry[]) => entries.reduce(box.add, box.emptyOutbox);
const numbers = (outbox: box.Outbox) => outbox.entries.map(({ id, cseq }) => `${id}${cseq}`).join(' ');
const all = () => true;
const failure = { code: 'too_long', message: '', retryable: false, request_id: 'r' } as const;

const hellos: [string, box.Outbox, number, string][] = [
  ['an empty outbox takes the server’s count', outboxOf(), 7, 'next 7'],
  ['nothing was sent yet', outboxOf(entry('a'), entry('b')), 7, 'a7 b8 next 9'],
  ['the acks were lost', outboxOf(entry('a', 5), entry('b', 6)), 7, 'a5 b6 next 7'],
  ['some are committed, some not', outboxOf(entry('a', 5), entry('b', 6), entry('c')), 6, 'a5 b6 c7 next 8'],
  ['the server knows less than we', outboxOf(entry('a', 5), entry('b', 6)), 2, 'a2 b3 next 4'],
  ['the server knows more than we', outboxOf(entry('a', 5), entry('b', 6)), 20, 'a20 b21 next 22'],
];
for (const [name, outbox, next, expected] of hellos) {
  test(`hello: ${name}`, () => {
    const { outbox: taken } = box.take(box.connected(outbox, next), 8, all);
    assert.equal(`${numbers(taken)} next ${taken.next}`.trim(), expected);
  });
}

test('nothing goes past one that is not stored', () => {
  const { send } = box.take(outboxOf(entry('a'), entry('b'), entry('c')), 8, (id) => id !== 'b');
  assert.deepEqual(send.map(({ id }) => id), ['a']);
});

test('those behind a refused one move up', () => {
  const { outbox } = box.take(outboxOf(entry('a'), entry('b'), entry('c')), 8, all);
  const { outbox: again, send } = box.take(box.refuse(box.remove(outbox, 'a'), 'b', failure), 8, all);
  assert.deepEqual(send.map(({ id, cseq }) => `${id}${cseq}`), ['c2']);
  assert.equal(again.entries.find(({ id }) => id === 'b')?.failure?.code, 'too_long');
});

test('an acknowledged one is neither sent again nor counted', () => {
  const { outbox } = box.take(outboxOf(entry('a'), entry('b')), 1, all);
  const { send } = box.take(box.acknowledge(outbox, 'a'), 1, all);
  assert.deepEqual(send.map(({ id }) => id), ['b']);
});

test('a spent id is replaced at a retry, another is kept', () => {
  const spent = box.refuse(outboxOf(entry('a')), 'a', { ...failure, code: 'idempotency_conflict' });
  assert.equal(box.retry(spent, 'a', 'fresh').entries[0]?.id, 'fresh');
  assert.equal(box.retry(box.refuse(outboxOf(entry('a')), 'a', failure), 'a', 'fresh').entries[0]?.id, 'a');
});
