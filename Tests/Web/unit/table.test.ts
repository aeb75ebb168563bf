import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assign, faultsOf, fitting, unassigned } from '../../../Sources/WebChat/src/table/check';
import { cells, decode, isPastedTable, parseTable } from '../../../Sources/WebChat/src/table/parse';
import type { Intent } from '../../../Sources/WebChat/src/wire';

const slot = (name: string, zh: string, en: string, type: string, required = false) => ({ name, title: { zh, en }, type, required });
const intent: Intent = {
  id: 'create_customer',
  title: { zh: '创建客户', en: 'Create customer' },
  effect: 'create',
  examples: { zh: [], en: [] },
  slots: [
    slot('customer_name', '客户名称', 'Customer name', 'organization | person', true),
    slot('phone', '电话', 'Phone', 'phone'),
    slot('email', '邮箱', 'E-mail', 'email'),
    slot('amount', '金额', 'Amount', 'money'),
    slot('close', '截止', 'Close date', 'date(future)'),
    { ...slot('stage', '阶段', 'Stage', 'choice'), options: [{ value: 'new', title: { zh: '新', en: 'New' } }] },
  ],
};

const quoted: [string, string, string[][]][] = [
  ['plain', 'a,b\nc,d', [['a', 'b'], ['c', 'd']]],
  ['quotes and doubled quotes', '"a,1","say ""hi"""\nx,y', [['a,1', 'say "hi"'], ['x', 'y']]],
  ['a line break in a cell', '"a\nb",c', [['a\nb', 'c']]],
  ['carriage returns and blank lines', 'a,b\r\n\r\nc,d\r\n', [['a', 'b'], ['c', 'd']]],
  ['an open quote at the end', 'a,"b', [['a', 'b']]],
];
for (const [name, text, expected] of quoted) test(`cells: ${name}`, () => assert.deepEqual(cells(text, ','), expected));

test('the delimiter is found, short rows are filled, long ones cut', () => {
  assert.deepEqual(parseTable('名称;电话\n云启;138\n飞石\n南星;1;2\na;b\nc;d\ne;f\ng;h\ni;j\nk;l')?.rows.slice(0, 3), [['云启', '138'], ['飞石', ''], ['南星', '1']]);
  assert.deepEqual(parseTable('\uFEFFa\tb\n1\t2')?.columns, ['a', 'b']);
});

test('prose is no table', () => {
  for (const text of ['', '你好', '第一行\n第二行', '今天，见了王总\n他说下周签']) assert.equal(parseTable(text), null, text);
  assert(!isPastedTable('a, b\nc, d'));
  assert(isPastedTable('a\tb\nc\td'));
});

test('files from Chinese spreadsheets are read in their encoding', () => {
  assert.equal(decode(new Uint8Array([0xd4, 0xc6, 0xc6, 0xf4]).buffer), '云启');
  assert.equal(decode(new TextEncoder().encode('云启').buffer as ArrayBuffer), '云启');
});

test('columns find their slots by name in either language, each slot once', () => {
  const columns = ['客户名称*', 'PHONE', '电话 2', 'e-mail', '备注'];
  assert.deepEqual(assign({ columns, rows: [] }, intent), ['customer_name', 'phone', null, 'email', null]);
});

const slots = ['customer_name', 'phone', 'email', 'amount', 'close', 'stage'];
const rows: [string[], string[]][] = [
  [['云启', '138 0013 8000', 'a@b.co', '50万', '下周三', '新'], []],
  [['', '', '', '', '', ''], ['missing customer_name']],
  [['云启', '12', 'nope', 'x', '?', 'lost'], ['phone phone', 'email email', 'number amount', 'date close', 'option stage']],
  [['云启', '１３８００１３８０００', '', '五十万', '2026-12-31', 'new'], []],
];
for (const [row, expected] of rows) {
  test(`row ${row.join('|')}`, () => assert.deepEqual(faultsOf(row, slots, intent).map(({ kind, slot: { name } }) => `${kind} ${name}`), expected));
}

test('a required slot without a column is named', () => {
  assert.deepEqual(unassigned(['phone', null], intent).map(({ name }) => name), ['customer_name']);
});

test('what fits one frame is estimated on the safe side', () => {
  const table = { columns: ['a', 'b'], rows: Array.from({ length: 1_000 }, (_, index) => ['客户'.repeat(20), String(index)]) };
  const count = fitting(table, table.rows, 65_536);
  assert(count > 100 && count < 1_000);
  assert(new TextEncoder().encode(JSON.stringify(table.rows.slice(0, count))).length < 65_536);
});

test('a column of names goes into the slot that each row needs, whatever that is called', () => {
  const about = { ...intent, slots: [slot('customer', '客户', 'customer', 'organization', true), slot('phone', '电话', 'Phone', 'phone')] };
  assert.deepEqual(assign({ columns: ['Name', 'Phone'], rows: [] }, about), ['customer', 'phone']);
  assert.deepEqual(assign({ columns: ['电话', '名称'], rows: [] }, about), ['phone', 'customer']);
  assert.deepEqual(assign({ columns: ['Colour', 'Name'], rows: [] }, about), [null, 'customer']);
});
