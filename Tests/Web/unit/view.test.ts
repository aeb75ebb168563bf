import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyLog, type Item, type Log } from '../../../Sources/WebChat/src/chat/log';
import { add, emptyOutbox, type Entry } from '../../../Sources/WebChat/src/chat/outbox';
import { routeOf } from '../../../Sources/WebChat/src/app/router';
import { beside } from '../../../Sources/WebChat/src/ui/chat/beside';
import { around, lastOwnMessage, newer, older, upTo, view, WINDOW, type Window } from '../../../Sources/WebChat/src/ui/chat/rows';
import { variablePart } from '../../../Sources/WebChat/src/ui/chat/insertion';
import { sends, type Key } from '../../../Sources/WebChat/src/ui/keys';
import { commandsOf, matching, slashLetters } from '../../../Sources/WebChat/src/ui/palette/commands';
import { en } from '../../../Sources/WebChat/src/words/en';
import { zh } from '../../../Sources/WebChat/src/words/zh';
import { Format } from '../../../Sources/WebChat/src/words/format';

const item = (seq: number): Item => ({ kind: 'answer', id: `i${seq}`, seq, at: '2026-11-23T10:00:00Z', text: `${seq}`, replyTo: null, result: {} });
const logOf = (count: number): Log => ({ ...emptyLog, seq: count, items: Array.from({ length: count }, (_, index) => item(index + 1)) });
const entry = (id: string): Entry => ({ id, session: 's', client: 'c', at: 1, data: { content: id }, cseq: 0 });
const mounted = (log: Log, window: Window) => view(log, emptyOutbox, window, null).rows.filter(({ kind }) => kind === 'item').length;

test('up to the top and back down, the window never holds more than a hundred and misses none', () => {
  const log = logOf(1_000);
  const seen = new Set<string>();
  let window: Window = { bottom: null, size: 40 };
  const look = () => {
    assert(mounted(log, window) <= WINDOW);
    for (const { key } of view(log, emptyOutbox, window, null).rows) seen.add(key);
  };
  for (let next: Window | null = window; next; next = older(log, window)) {
    window = next;
    look();
  }
  assert.equal(view(log, emptyOutbox, window, null).hasOlder, false);
  while (window.bottom !== null) {
    window = newer(log, window);
    look();
  }
  assert.equal([...seen].filter((key) => key.startsWith('i')).length, 1_000);
});

test('a card’s words are not said twice, what is said before it is', () => {
  const card = { kind: 'confirm', id: 'b', confirm_id: 'c', prompt: '创建客户', danger: false, summary: [], expires_in: 1 } as const;
  assert.equal(beside('创建客户：\n  · 客户：云启\n确认吗？', [card]), '');
  assert.equal(beside('已完成。\n\n创建客户：\n  · 客户：云启\n确认吗？', [card]), '已完成。');
  assert.equal(beside('Create customer:\n · Acme\nOK?', [{ ...card, prompt: 'Create customer' }]), '');
  assert.equal(beside('请确认。', [card]), '请确认。');
  assert.equal(beside('创建客户：\n  · 客户：云启', []), '创建客户：\n  · 客户：云启');
});

test('a window around a message shows it', () => {
  const log = logOf(500);
  for (const seq of [1, 250, 500]) assert(view(log, emptyOutbox, around(log, seq), null).rows.some(({ key }) => key === `i${seq}`));
  assert.equal(upTo(log.items, 250), 250);
});

test('what waits in the outbox stands at the end, and what the log has is not shown twice', () => {
  const outbox = ['i3', 'x', 'y'].map(entry).reduce(add, emptyOutbox);
  const keys = view(logOf(3), outbox, { bottom: null, size: 40 }, null).rows.map(({ key }) => key);
  assert.deepEqual(keys.slice(-3), ['i3', 'x', 'y']);
});

test('the mark of unread messages stands before the first answer not read', () => {
  const kinds = view(logOf(5), emptyOutbox, { bottom: null, size: 40 }, 3).rows.map(({ kind, key }) => `${kind} ${key}`);
  assert.deepEqual(kinds.slice(-3), ['unread unread', 'item i4', 'item i5']);
});

test('the last message that can be edited is one of words', () => {
  const message = (seq: number, data: object): Item => ({ kind: 'message', id: `m${seq}`, seq, at: '', data });
  const items = [message(1, { content: 'words' }), message(2, { content: 'yes', action: 'confirm' }), item(3)];
  assert.equal(lastOwnMessage({ ...emptyLog, items })?.id, 'm1');
});

const key = (part: Partial<Key>): Key => ({ key: 'Enter', keyCode: 13, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, nativeEvent: { isComposing: false }, ...part });
const keys: [string, Partial<Key>, boolean][] = [
  ['Enter', {}, true],
  ['Ctrl Enter', { ctrlKey: true }, true],
  ['Shift Enter', { shiftKey: true }, false],
  ['a letter', { key: 'a', keyCode: 65 }, false],
  ['Enter while composing', { nativeEvent: { isComposing: true } }, false],
  ['Enter while composing in Safari', { keyCode: 229 }, false],
];
for (const [name, part, does] of keys) test(`${name} ${does ? 'sends' : 'does not send'}`, () => assert.equal(sends(key(part)), does));

test('the slash stands first and alone', () => {
  assert.deepEqual(['/', '/创建', '／查', 'a/b', '/a\nb', ''].map(slashLetters), ['', '创建', '查', null, null, null]);
});

test('commands are found by letters of either language, those that begin with them first', () => {
  const intent = (id: string, zh: string, en: string) => ({ id, title: { zh, en }, effect: 'read' as const, examples: { zh: [], en: [`${en} example`] }, slots: [] });
  const commands = commandsOf([intent('view_customer', '查看客户', 'View customer'), intent('customer_report', '客户报表', 'Customer report')], 'zh');
  assert.deepEqual(matching(commands, '客户').map(({ id }) => id), ['customer_report', 'view_customer']);
  assert.deepEqual(matching(commands, 'view cust').map(({ id }) => id), ['view_customer']);
  assert.equal(commands[0]?.example, 'View customer example');
  assert.deepEqual(variablePart('create customer Acme'), [7, 20]);
  assert.deepEqual(variablePart('看看销售漏斗'), [0, 6]);
});

test('paths lead to pages', () => {
  assert.deepEqual(routeOf('/chat/a%20b', ''), { page: 'chat', session: 'a b' });
  assert.deepEqual(routeOf('/setup', '#tok'), { page: 'setup', token: 'tok' });
  assert.deepEqual([routeOf('/', ''), routeOf('/status', ''), routeOf('/widget', '')].map(({ page }) => page), ['chat', 'status', 'widget']);
});

const shown: [string, string, string][] = [
  [new Format('zh', zh).cell({ amount: '500000.00', currency: 'CNY' }), new Format('en', en).cell({ amount: '500000.50', currency: 'CNY' }), '¥500,000 CN¥500,000.50'],
  [new Format('zh', zh).cell('2026-12-31', 'date'), new Format('en', en).cell('2026-12-31', 'date'), '2026年12月31日 31 Dec 2026'],
  [new Format('zh', zh).cell(true), new Format('en', en).cell(null), '是 –'],
  [new Format('zh', zh).cell('12345.678901', 'number'), new Format('en', en).cell('abc', 'number'), '12,345.678901 abc'],
  [new Format('zh', zh).elapsed(61_000), new Format('en', en).remaining(61_000), '1 分 1 秒 2 min'],
];
for (const [one, two, expected] of shown) test(`figures: ${expected}`, () => assert.equal(`${one} ${two}`, expected));

test('both dictionaries have the same words, none of them empty', () => {
  const paths = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, each]) => paths(each, `${path}.${name}`)) : [`${path}${value === '' ? ' says nothing' : ''}`];
  assert.deepEqual(paths(zh), paths(en));
  assert(paths(en).every((path) => !path.endsWith('says nothing')));
});
