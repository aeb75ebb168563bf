import type { Item, Log, Message, Streaming } from '../../chat/log';
import type { Entry, Outbox } from '../../chat/outbox';
import { dayNumber } from '../../words/format';

/** One line of the log as it is drawn. */
export type Row =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'unread'; key: string }
  | { kind: 'item'; key: string; item: Item }
  | { kind: 'stream'; key: string; stream: Streaming }
  | { kind: 'entry'; key: string; entry: Entry };

/** What is mounted at most. */
export const WINDOW = 100;

/** The part of the log that is mounted: up to `bottom` (null for the newest), `size` items of it. */
export interface Window {
  readonly bottom: number | null;
  readonly size: number;
}

export interface View {
  readonly rows: readonly Row[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

export function view(log: Log, outbox: Outbox, window: Window, unreadAfter: number | null): View {
  const { items } = log;
  const end = window.bottom === null ? items.length : upTo(items, window.bottom);
  const hasNewer = end < items.length;
  const tail = hasNewer ? 0 : log.streams.length + outbox.entries.length;
  const start = Math.max(0, end - Math.max(1, Math.min(window.size, WINDOW - tail)));
  const rows: Row[] = [];
  let day: number | null = null;
  let isUnreadMarked = false;
  for (let index = start; index < end; index += 1) {
    const item = items[index];
    if (!item) continue;
    const at = Date.parse(item.at) || 0;
    if (dayNumber(at) !== day) rows.push({ kind: 'day', key: `day-${item.seq}`, at });
    day = dayNumber(at);
    if (!isUnreadMarked && unreadAfter !== null && item.seq > unreadAfter && item.kind !== 'message') {
      isUnreadMarked = true;
      if (index > 0) rows.push({ kind: 'unread', key: 'unread' });
    }
    rows.push({ kind: 'item', key: item.id, item });
  }
  if (!hasNewer) {
    for (const stream of log.streams) rows.push({ kind: 'stream', key: stream.id, stream });
    const placed = new Set(items.slice(-50).map(({ id }) => id));
    for (const entry of outbox.entries) if (!placed.has(entry.id)) rows.push({ kind: 'entry', key: entry.id, entry });
  }
  return { rows, hasOlder: start > 0 || log.low > 1, hasNewer };
}

/** How many items have a seq up to `seq`. */
export function upTo(items: readonly Item[], seq: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.seq ?? 0) <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

const STEP = 30;

/** The window moved towards the older items; null when all that is loaded above is mounted. */
export function older(log: Log, window: Window): Window | null {
  const end = window.bottom === null ? log.items.length : upTo(log.items, window.bottom);
  if (end - window.size <= 0) return null;
  if (window.size < WINDOW - 10) return { ...window, size: Math.min(WINDOW - 10, window.size + STEP) };
  const bottom = log.items[end - 1 - STEP]?.seq;
  return bottom === undefined ? null : { ...window, bottom };
}

/** The window moved towards the newer items; the same when it is there already. */
export function newer(log: Log, window: Window): Window {
  if (window.bottom === null) return window;
  const end = upTo(log.items, window.bottom) + STEP;
  return end >= log.items.length ? { ...window, bottom: null } : { ...window, bottom: log.items[end - 1]?.seq ?? null };
}

/** A window with `seq` in its middle. */
export function around(log: Log, seq: number): Window {
  const end = upTo(log.items, seq) + STEP;
  return { bottom: end >= log.items.length ? null : log.items[end - 1]?.seq ?? null, size: 2 * STEP };
}

export function lastOwnMessage(log: Log): Message | null {
  for (let index = log.items.length - 1; index >= 0; index -= 1) {
    const item = log.items[index];
    if (item?.kind === 'message' && item.data.content && (!item.data.action || item.data.action === 'edit')) return item;
  }
  return null;
}
