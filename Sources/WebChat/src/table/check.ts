import type { Intent } from '../wire';
import type { Table } from './parse';

type Slot = Intent['slots'][number];

export type FaultKind = 'phone' | 'email' | 'number' | 'date' | 'option';
export type Fault = { kind: FaultKind; slot: Slot } | { kind: 'missing'; slot: Slot };

/** A first look at a row, before the server's: what is plainly wrong, so that it need not be sent. */
export function faultsOf(row: readonly string[], slots: readonly (string | null)[], intent: Intent): Fault[] {
  return intent.slots.flatMap((slot): Fault[] => {
    const column = slots.indexOf(slot.name);
    const value = column < 0 ? '' : row[column]?.trim() ?? '';
    if (value === '') return slot.required && column >= 0 ? [{ kind: 'missing', slot }] : [];
    const kind = typeFault(value, slot);
    return kind ? [{ kind, slot }] : [];
  });
}

/** Required slots that have no column. */
export function unassigned(slots: readonly (string | null)[], intent: Intent): Slot[] {
  return intent.slots.filter(({ name, required }) => required && !slots.includes(name));
}

function typeFault(value: string, { type, options }: Slot): FaultKind | null {
  const plain = value.normalize('NFKC');
  switch (type.replace(/\(.*/, '')) {
    case 'phone':
      return plain.replace(/\D/g, '').length >= 7 ? null : 'phone';
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(plain) ? null : 'email';
    case 'money':
    case 'number':
    case 'integer':
    case 'percent':
    case 'quantity':
      return /[\d一二三四五六七八九十百千万亿两半]/.test(plain) ? null : 'number';
    case 'date':
    case 'moment':
      return /[\d一二三四五六日天周月年今明后下上]|mon|tue|wed|thu|fri|sat|sun|day|week|month/i.test(plain) ? null : 'date';
    case 'choice':
      return !options || options.some(({ value: key, title }) => [key, title.zh, title.en].includes(value)) ? null : 'option';
    default:
      return null;
  }
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[\s_*（(].*$|[\s_*]/g, '');

const NAMING = /^(full)?name$|^title$|^company$|^(名称|名字|姓名|公司|公司名称?|单位)$/;

/** Which slot each column means, by its heading; each slot once. */
export function assign({ columns }: Table, intent: Intent): (string | null)[] {
  const taken = new Set<string>();
  const find = (heading: string, isMatch: (slot: Slot, wanted: string) => boolean) => {
    const slot = intent.slots.find((each) => !taken.has(each.name) && isMatch(each, folded(heading)));
    if (slot) taken.add(slot.name);
    return slot?.name ?? null;
  };
  const names = (slot: Slot) => [slot.name, slot.title.zh, slot.title.en].map(folded).filter(Boolean);
  const exact = columns.map((heading) => find(heading, (slot, wanted) => names(slot).includes(wanted)));
  const near = columns.map((heading, index) => {
    const isNear = (slot: Slot, wanted: string) => wanted.length > 1 && names(slot).some((name) => name.includes(wanted) || wanted.includes(name));
    return exact[index] ?? find(heading, isNear);
  });
  // A column of names names what the rows are about.
  return columns.map((heading, index) => near[index] ?? find(heading, (slot, wanted) => slot.required && NAMING.test(wanted)));
}

/** About how many rows of the table fit into one frame. */
export function fitting(table: Table, rows: readonly (readonly string[])[], frameBytes: number): number {
  const size = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;
  const room = frameBytes - 2_048 - size(table.columns) * 2;
  const total = size(rows);
  return total <= room ? rows.length : Math.max(0, Math.floor((rows.length * room) / total));
}
