import type { AnswerResult, Data, Failure } from '../wire';

/** What the log of a session says, as this client has it. Built from frames alone, by `apply` and `prepend`. */
export interface Log {
  readonly epoch: string;
  /** The position: every durable frame up to here has been applied. */
  readonly seq: number;
  /** The lowest seq held; what is before it has not been loaded. */
  readonly low: number;
  readonly items: readonly Item[];
  readonly streams: readonly Streaming[];
  /** Messages that wait for their answer, with the moment they were committed. */
  readonly open: readonly Open[];
  readonly activity: Activity | null;
  readonly settled: Settled;
  readonly title: string | null;
  /** The furthest that any device of this user has read. */
  readonly read: number;
}

interface Placed {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
}
export interface Message extends Placed {
  readonly kind: 'message';
  readonly data: Data;
}
export interface Answer extends Placed {
  readonly kind: 'answer';
  readonly text: string;
  readonly replyTo: string | null;
  readonly result: AnswerResult;
}
export interface Refusal extends Placed {
  readonly kind: 'refusal';
  readonly replyTo: string | null;
  readonly failure: Failure;
}
export type Item = Message | Answer | Refusal;

/** An answer that is being written. */
export interface Streaming {
  readonly id: string;
  readonly replyTo: string | null;
  readonly at: string;
  readonly text: string;
  readonly n: number;
  /** A part is missing: the text stands still until a snapshot or the whole. */
  readonly torn: boolean;
}

export interface Open {
  readonly id: string;
  readonly at: string;
}

export interface Activity {
  readonly label: string;
  readonly replyTo: string | null;
  readonly step?: number;
  readonly of?: number;
  /** When it was heard: it counts for ten seconds. */
  readonly at: number;
}

/** What one-shot blocks have come to, by confirm_id, form_id, operation_id. */
export interface Settled {
  readonly confirms: { readonly [id: string]: string };
  readonly forms: { readonly [id: string]: string };
  readonly refusedForms: { readonly [id: string]: Failure };
  readonly undone: { readonly [id: string]: true };
  /** Messages that were said anew. */
  readonly edited: { readonly [id: string]: true };
}

const nothingSettled: Settled = { confirms: {}, forms: {}, refusedForms: {}, undone: {}, edited: {} };

export const emptyLog: Log = {
  epoch: '',
  seq: 0,
  low: 1,
  items: [],
  streams: [],
  open: [],
  activity: null,
  settled: nothingSettled,
  title: null,
  read: 0,
};
