import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isServerFrame } from '../../../Sources/WebChat/src/chat/protocol';
import { isValid } from './schema';

const folder = 'Tests/Fixtures/frames';
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const { $defs } = read('Sources/Chat/Schemas/chat.json');
const fixtures = readdirSync(folder).map((name) => ({ name, ...read(`${folder}/${name}`) }));

test('there are fixtures from both sides', () => {
  assert(fixtures.some(({ from }) => from === 'client') && fixtures.some(({ from }) => from === 'server'));
});

for (const { name, from, cases } of fixtures) {
  test(`${name}: the schema accepts the good frames and refuses the bad ones`, () => {
    const schema = $defs[from === 'client' ? 'ClientFrame' : 'ServerFrame'];
    for (const each of cases) assert.equal(isValid(each.frame, schema, $defs), each.valid, `${name}: ${each.name}`);
  });
}

for (const { name, cases } of fixtures.filter(({ from }) => from === 'server')) {
  test(`${name}: the client takes every good frame`, () => {
    for (const each of cases.filter(({ valid }: { valid: boolean }) => valid)) assert(isServerFrame(each.frame), each.name);
  });
}

test('the client takes no frame whose envelope does not hold', () => {
  const bad: [string, unknown][] = [
    ['null', null],
    ['an array', []],
    ['no data', { type: 'ai_response', id: 'a' }],
    ['an unknown type', { type: 'shout', id: 'a', data: {} }],
    ['seq 0', { type: 'ai_response', id: 'a', seq: 0, data: { content: '' } }],
    ['a seq that is text', { type: 'ai_response', id: 'a', seq: '1', data: { content: '' } }],
    ['content that is a number', { type: 'ai_response', id: 'a', seq: 1, data: { content: 1 } }],
    ['an answer without an id', { type: 'ai_response', seq: 1, data: { content: '' } }],
    ['a status without an action', { type: 'status_update', data: {} }],
    ['a hello without an epoch', { type: 'status_update', data: { action: 'hello', result: { recovered: true } } }],
    ['an error without a message', { type: 'error', data: { error: { code: 'internal' } } }],
  ];
  for (const [name, frame] of bad) assert(!isServerFrame(frame), name);
});
