import type { ErrorCode, Failure } from '../wire';
import type { Said } from './protocol';

/** One message on its way: kept until the server says that it is committed. */
export interface Entry {
  readonly id: string;
  readonly session: string;
  readonly client: string;
  readonly at: number;
  readonly data: Said;
  /** 0 until it is first sent. */
  readonly cseq: number;
  readonly failure?: Failure;
  /** Committed; the bubble stays here until the echo says where it belongs. */
  readonly isAcked?: boolean;
}

/** The messages of one session in the order they were written. A value: whoever owns it sends and stores. */
export interface Outbox {
  readonly entries: readonly Entry[];
  /** The number that the next message gets. */
  readonly next: number;
  /** Entries that are on this connection and not yet acknowledged. */
  readonly flying: ReadonlySet<string>;
}

export const emptyOutbox: Outbox = { entries: [], next: 1, flying: new Set() };

export const waiting = (outbox: Outbox) => outbox.entries.filter((entry) => !entry.failure && !entry.isAcked);

export function add(outbox: Outbox, entry: Entry): Outbox {
  return outbox.entries.some(({ id }) => id === entry.id) ? outbox : { ...outbox, entries: [...outbox.entries, entry] };
}

/** Puts what was kept from an earlier life in front of what has been written since. */
export function restore(outbox: Outbox, kept: readonly Entry[]): Outbox {
  const ids = new Set(kept.map(({ id }) => id));
  return { ...outbox, entries: [...kept, ...outbox.entries.filter(({ id }) => !ids.has(id))] };
}

export function remove(outbox: Outbox, id: string): Outbox {
  if (!outbox.entries.some((entry) => entry.id === id)) return outbox;
  const flying = new Set(outbox.flying);
  flying.delete(id);
  return { ...outbox, entries: outbox.entries.filter((entry) => entry.id !== id), flying };
}

export function acknowledge(outbox: Outbox, id: string): Outbox {
  const flying = new Set(outbox.flying);
  flying.delete(id);
  const entries = outbox.entries.map((entry) => (entry.id === id ? { ...entry, isAcked: true } : entry));
  return { ...outbox, entries, flying };
}

/** Nothing is in flight any more: all that waits is sent again. */
export const grounded = (outbox: Outbox): Outbox => ({ ...outbox, flying: new Set() });

/** A new connection: nothing is in flight, and the server has said which number it expects. */
export function connected(outbox: Outbox, nextCseq: number): Outbox {
  const numbered = waiting(outbox).filter(({ cseq }) => cseq > 0);
  const first = numbered[0]?.cseq ?? nextCseq;
  const last = numbered[numbered.length - 1]?.cseq ?? nextCseq - 1;
  const agrees = first <= nextCseq && nextCseq <= last + 1;
  const fresh = grounded(outbox);
  return agrees ? { ...fresh, next: last + 1 } : renumber(fresh, nextCseq);
}

/** The server's count wins: all that waits is numbered anew from `nextCseq`, in order, and sent again. */
export function renumber(outbox: Outbox, nextCseq: number): Outbox {
  const entries = outbox.entries.map((entry) => ({ ...entry, cseq: 0 }));
  return { entries, next: nextCseq, flying: new Set() };
}

/** Whether `nextCseq` tells something new: the front of the queue does not have that number already. */
export const disagrees = (outbox: Outbox, nextCseq: number) => waiting(outbox)[0]?.cseq !== nextCseq;

/** Numbers and takes what may be sent now: the front of the queue, never past one that is not `isReady`. */
export function take(outbox: Outbox, limit: number, isReady: (id: string) => boolean): { outbox: Outbox; send: readonly Entry[] } {
  const flying = new Set(outbox.flying);
  const numbered = new Map<string, Entry>();
  const send: Entry[] = [];
  let { next } = outbox;
  for (const entry of waiting(outbox)) {
    if (flying.size >= limit || !isReady(entry.id)) break;
    if (flying.has(entry.id)) continue;
    const ready = entry.cseq > 0 ? entry : { ...entry, cseq: next };
    next = Math.max(next, ready.cseq + 1);
    numbered.set(ready.id, ready);
    flying.add(ready.id);
    send.push(ready);
  }
  const entries = outbox.entries.map((entry) => numbered.get(entry.id) ?? entry);
  return { outbox: send.length > 0 ? { entries, next, flying } : outbox, send };
}

/** The server will never take this one; those behind it move up to its number. */
export function refuse(outbox: Outbox, id: string, failure: Failure): Outbox {
  const entry = outbox.entries.find((candidate) => candidate.id === id);
  if (!entry || entry.failure) return outbox;
  const entries = outbox.entries.map((each) => (each.id === id ? { ...each, cseq: 0, failure } : each));
  const without = { ...outbox, entries };
  return entry.cseq > 0 ? renumber(without, lowest(outbox, entry.cseq)) : without;
}

/** The number of the first that the server has not acknowledged, at most `cseq`. */
const lowest = (outbox: Outbox, cseq: number) =>
  waiting(outbox).reduce((least, entry) => (entry.cseq > 0 ? Math.min(least, entry.cseq) : least), cseq);

/** A failed message is tried again behind all that wait; a new id where the old one is spent. */
export function retry(outbox: Outbox, id: string, freshId: string): Outbox {
  const entry = outbox.entries.find((candidate) => candidate.id === id);
  if (!entry?.failure) return outbox;
  const { failure, ...rest } = entry;
  const again: Entry = { ...rest, cseq: 0, id: failure.code === 'idempotency_conflict' ? freshId : id };
  return { ...outbox, entries: [...outbox.entries.filter((each) => each.id !== id), again] };
}

const passing = new Set<ErrorCode>(['rate_limited', 'out_of_order', 'unavailable', 'timeout', 'internal', 'token_expired']);

/** Whether the same message may be accepted later without anybody changing it. */
export const isPassing = (failure: Failure) => passing.has(failure.code) || (failure.retryable && failure.code !== 'quota_exceeded');
