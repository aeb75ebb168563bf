import type { Data, Failure, Page, ServerFrame } from '../wire';
import { emptyLog, type Answer, type Log, type Message, type Refusal, type Settled, type Streaming } from './log';

export type Place = 'ephemeral' | 'next' | 'old' | 'hole';

export function place(log: Log, frame: ServerFrame): Place {
  if (frame.seq === undefined) return 'ephemeral';
  if (frame.seq <= log.seq) return 'old';
  return frame.seq === log.seq + 1 ? 'next' : 'hole';
}

/** The log after `frame`; the same log when the frame is old, leaves a hole or says nothing new. */
export function apply(log: Log, frame: ServerFrame, heardAt: number): Log {
  switch (place(log, frame)) {
    case 'ephemeral':
      return passing(log, frame, heardAt);
    case 'next':
      return durable({ ...log, seq: log.seq + 1 }, frame, heardAt);
    default:
      return log;
  }
}

/** A log that begins with `page`: after a restart from the cache, or when the server could not recover the position. */
export function begin(page: Page, heardAt: number): Log {
  const first = page.frames[0]?.seq ?? page.top + 1;
  const start = { ...emptyLog, epoch: page.epoch, seq: first - 1, low: first };
  const log = page.frames.reduce((log, frame) => apply(log, frame, heardAt), start);
  return { ...log, open: log.open.slice(-1) };
}

/** The log with older frames in front; frames that do not end right before it are left out. */
export function prepend(log: Log, frames: readonly ServerFrame[]): Log {
  const older = frames.filter(({ seq }) => seq !== undefined && seq < log.low);
  const first = older[0]?.seq;
  if (first === undefined) return log;
  const part = older.reduce((part, frame) => apply(part, frame, 0), { ...emptyLog, seq: first - 1 });
  if (part.seq !== log.low - 1) return log;
  return { ...log, low: first, items: [...part.items, ...log.items], settled: merged(part.settled, log.settled) };
}

function merged(older: Settled, newer: Settled): Settled {
  return {
    confirms: { ...older.confirms, ...newer.confirms },
    forms: { ...older.forms, ...newer.forms },
    refusedForms: { ...older.refusedForms, ...newer.refusedForms },
    undone: { ...older.undone, ...newer.undone },
    edited: { ...older.edited, ...newer.edited },
  };
}

function durable(log: Log, frame: ServerFrame, heardAt: number): Log {
  const placed = { id: frame.id ?? frame.stream?.id ?? `seq-${log.seq}`, seq: log.seq, at: frame.timestamp ?? '' };
  const replyTo = frame.reply_to ?? null;
  switch (frame.type) {
    case 'user_message': {
      const message: Message = { kind: 'message', ...placed, data: frame.data };
      const said = { ...log, items: [...log.items, message], open: [...log.open, { id: placed.id, at: placed.at }] };
      return { ...said, settled: settledBy(frame.data, log.settled) };
    }
    case 'ai_response': {
      const { content, result } = frame.data;
      const answer: Answer = { kind: 'answer', ...placed, replyTo, text: content ?? '', result: result ?? {} };
      return closed({ ...log, items: [...log.items, answer] }, placed.id, replyTo);
    }
    case 'error': {
      const failure = frame.data.error;
      const refusal: Refusal = { kind: 'refusal', ...placed, replyTo, failure };
      const refused = closed({ ...log, items: [...log.items, refusal] }, placed.id, replyTo);
      return failure.form_id ? { ...refused, settled: formRefused(refused.settled, failure.form_id, failure) } : refused;
    }
    case 'status_update':
      return happened(log, frame, heardAt);
  }
}

/** The answer `id` has come: it writes no more, and who asked waits no more. */
function closed(log: Log, id: string, replyTo: string | null): Log {
  const streams = log.streams.filter((stream) => stream.id !== id && (replyTo === null || stream.replyTo !== replyTo));
  const open = replyTo === null ? [] : log.open.filter((each) => each.id !== replyTo);
  return { ...log, streams, open, activity: null };
}

function settledBy(data: Data, settled: Settled): Settled {
  const result = data.result ?? {};
  const id = (name: string) => (typeof result[name] === 'string' ? (result[name] as string) : '');
  switch (data.action) {
    case 'confirm': {
      const outcome = result.accepted === true ? 'accepted' : 'declined';
      return { ...settled, confirms: { [id('confirm_id')]: outcome, ...settled.confirms } };
    }
    case 'form_submit': {
      const { [id('form_id')]: _, ...refusedForms } = settled.refusedForms;
      return { ...settled, forms: { ...settled.forms, [id('form_id')]: 'submitted' }, refusedForms };
    }
    case 'edit':
      return { ...settled, edited: { ...settled.edited, [id('target_id')]: true } };
    default:
      return settled;
  }
}

function formRefused(settled: Settled, form: string, failure: Failure): Settled {
  const { [form]: _, ...forms } = settled.forms;
  return { ...settled, forms, refusedForms: { ...settled.refusedForms, [form]: failure } };
}

function happened(log: Log, frame: Extract<ServerFrame, { type: 'status_update' }>, heardAt: number): Log {
  const { settled } = log;
  const { data } = frame;
  switch (data.action) {
    case 'renamed':
      return { ...log, title: data.result.title };
    case 'confirm_resolved': {
      const { confirm_id, outcome } = data.result;
      return { ...log, settled: { ...settled, confirms: { ...settled.confirms, [confirm_id]: outcome } } };
    }
    case 'form_resolved': {
      const { form_id, outcome } = data.result;
      return { ...log, settled: { ...settled, forms: { ...settled.forms, [form_id]: outcome } } };
    }
    case 'undone':
      return { ...log, settled: { ...settled, undone: { ...settled.undone, [data.result.operation_id]: true } } };
    default:
      return passing(log, frame, heardAt);
  }
}

function passing(log: Log, frame: ServerFrame, heardAt: number): Log {
  const replyTo = frame.reply_to ?? null;
  if (frame.type === 'ai_response' && frame.stream) return streamed(log, frame);
  if (frame.type !== 'status_update') return log;
  const { data } = frame;
  switch (data.action) {
    case 'typing': {
      if (!data.result.on) return log.activity ? { ...log, activity: null } : log;
      return { ...log, activity: { label: data.result.label ?? '', replyTo, at: heardAt } };
    }
    case 'progress': {
      const { label, step, of } = data.result;
      return { ...log, activity: { label, step, of, replyTo, at: heardAt } };
    }
    case 'read':
      return data.result.seq > log.read ? { ...log, read: data.result.seq } : log;
    default:
      return log;
  }
}

function streamed(log: Log, frame: ServerFrame): Log {
  const { stream } = frame;
  if (!stream || log.items.some(({ id }) => id === stream.id)) return log;
  const text = frame.data.content ?? '';
  const old = log.streams.find(({ id }) => id === stream.id);
  const fresh = { id: stream.id, replyTo: frame.reply_to ?? null, at: old?.at ?? frame.timestamp ?? '' };
  const put = (next: Streaming) => {
    const streams = old ? log.streams.map((each) => (each.id === next.id ? next : each)) : [...log.streams, next];
    return { ...log, streams, activity: null };
  };
  if (stream.mode === 'snapshot') {
    return old && !old.torn && old.n >= stream.n ? log : put({ ...fresh, text, n: stream.n, torn: false });
  }
  if (!old) return put({ ...fresh, text: stream.n === 0 ? text : '', n: stream.n, torn: stream.n > 0 });
  if (old.torn || stream.n <= old.n) return log;
  if (stream.n > old.n + 1) return put({ ...old, torn: true });
  return put({ ...old, text: old.text + text, n: stream.n });
}
