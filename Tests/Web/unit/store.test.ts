import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyLog, type Log } from '../../../Sources/WebChat/src/chat/log';
import { apply, begin, prepend } from '../../../Sources/WebChat/src/chat/store';
import type { ServerFrame } from '../../../Sources/WebChat/src/wire';

type Loose = { [name: string]: unknown };
const frame = (part: Loose) => ({ v: 1, timestamp: '2026-11-23T10:00:00Z', session_id: 's', ...part }) as unknown as ServerFrame;
const message = (seq: number, id: string, data: Loose = { content: id }) => frame({ type: 'user_message', seq, id, data });
const answer = (seq: number, id: string, reply_to: string, data: Loose = { content: id }) => frame({ type: 'ai_response', seq, id, reply_to, data });
const part = (n: number, content: string, mode = 'delta') =>
  frame({ type: 'ai_response', id: 'a', reply_to: 'q', stream: { id: 'a', n, mode, done: false }, data: { content } });
const event = (action: string, result: Loose, top: Loose = {}) => frame({ type: 'status_update', ...top, data: { action, result } });
const failure = (more: Loose = {}) => ({ code: 'invalid_value', message: 'no', retryable: false, request_id: 'r', ...more });
const all = (log: Log, frames: ServerFrame[]) => frames.reduce((log, each) => apply(log, each, 5), log);

const conversation = [
  message(1, 'q'),
  part(0, 'one '),
  part(1, 'two'),
  answer(2, 'a', 'q', { content: 'one two three', result: { blocks: [{ kind: 'confirm', id: 'b', confirm_id: 'c' }] } }),
  message(3, 'yes', { content: 'yes', action: 'confirm', result: { confirm_id: 'c', accepted: true } }),
  event('confirm_resolved', { confirm_id: 'c', outcome: 'expired' }, { seq: 4 }),
  frame({ type: 'error', seq: 5, id: 'e', reply_to: 'yes', data: { error: failure({ code: 'expired' }) } }),
  event('renamed', { title: 'T' }, { seq: 6 }),
  event('undone', { operation_id: 'op' }, { seq: 7 }),
];

test('every frame twice, and the whole twice, is as good as once', () => {
  const once = all(emptyLog, conversation);
  assert.deepEqual(all(emptyLog, conversation.flatMap((each) => [each, each])), once);
  assert.deepEqual(all(once, conversation), once);
  assert.equal(once.seq, 7);
  assert.equal(once.title, 'T');
  assert.deepEqual(once.open, []);
});

test('history, cache and live give the same log', () => {
  const durable = conversation.filter(({ seq }) => seq !== undefined);
  const live = all(emptyLog, conversation);
  const page = begin({ frames: durable, top: 7, epoch: '', has_more: false }, 5);
  assert.deepEqual(page, live);
  for (let cut = 1; cut < durable.length; cut += 1) {
    const late = begin({ frames: durable.slice(cut), top: 7, epoch: '', has_more: true }, 5);
    const { items, settled, low } = prepend(late, durable.slice(0, cut));
    assert.deepEqual({ items, settled, low }, { items: live.items, settled: live.settled, low: 1 }, `cut at ${cut}`);
  }
});

test('what does not end right before the log is not put in front of it', () => {
  const late = begin({ frames: conversation.slice(-2), top: 7, epoch: '', has_more: true }, 5);
  assert.equal(prepend(late, conversation.slice(0, 1)), late);
});

test('a frame beyond the next one is not applied', () => {
  assert.equal(apply(emptyLog, message(2, 'later'), 0), emptyLog);
});

test('the server’s word on a card outweighs the answer that was given', () => {
  assert.deepEqual(all(emptyLog, conversation).settled.confirms, { c: 'expired' });
});

const streams: [string, ServerFrame[], string, boolean][] = [
  ['deltas in order', [part(0, 'a'), part(1, 'b'), part(2, 'c')], 'abc', false],
  ['a delta twice', [part(0, 'a'), part(1, 'b'), part(1, 'b'), part(0, 'a')], 'ab', false],
  ['a delta dropped', [part(0, 'a'), part(2, 'c'), part(3, 'd')], 'a', true],
  ['a snapshot mends it', [part(0, 'a'), part(2, 'c'), part(3, 'abcd', 'snapshot'), part(4, 'e')], 'abcde', false],
  ['joined in the middle', [part(5, 'f')], '', true],
  ['a snapshot first', [part(5, 'abcdef', 'snapshot'), part(6, 'g')], 'abcdefg', false],
  ['an old snapshot', [part(0, 'a'), part(1, 'b'), part(0, 'a', 'snapshot')], 'ab', false],
];
for (const [name, frames, text, torn] of streams) {
  test(`stream: ${name}`, () => {
    const [stream] = all(emptyLog, frames).streams;
    assert.deepEqual([stream?.text, stream?.torn], [text, torn]);
  });
}

test('the final frame replaces what was put together, and late deltas are nothing', () => {
  const log = all(emptyLog, [message(1, 'q'), part(0, 'wro'), part(2, 'ng'), answer(2, 'a', 'q', { content: 'right' }), part(3, 'late')]);
  assert.deepEqual(log.streams, []);
  assert.deepEqual(log.items.map((item) => (item.kind === 'answer' ? item.text : item.kind)), ['message', 'right']);
});

test('a refused form is open again and says why; a new submission clears that', () => {
  const submit = (seq: number) => message(seq, `s${seq}`, { content: 'x', action: 'form_submit', result: { form_id: 'f', values: {} } });
  const refusal = frame({ type: 'error', seq: 2, id: 'e', reply_to: 's1', data: { error: failure({ field: 'phone', form_id: 'f' }) } });
  const refused = all(emptyLog, [submit(1), refusal]);
  assert.equal(refused.settled.forms.f, undefined);
  assert.equal(refused.settled.refusedForms.f?.field, 'phone');
  const again = apply(refused, submit(3), 0);
  assert.deepEqual([again.settled.forms.f, again.settled.refusedForms.f], ['submitted', undefined]);
});

test('typing and progress come and go with the answer', () => {
  const typing = all(emptyLog, [message(1, 'q'), event('typing', { on: true, label: 'looking' })]);
  assert.deepEqual(typing.activity, { label: 'looking', replyTo: null, at: 5 });
  const progress = apply(typing, event('progress', { label: '2 of 5', step: 2, of: 5 }, { reply_to: 'q' }), 9);
  assert.deepEqual(progress.activity, { label: '2 of 5', step: 2, of: 5, replyTo: 'q', at: 9 });
  assert.equal(apply(progress, answer(2, 'a', 'q'), 10).activity, null);
});
