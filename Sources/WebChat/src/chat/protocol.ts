import type { ClientFrame, Envelope, Page, ResumeResult, ServerFrame } from '../wire';

export const SUBPROTOCOL = 'parlance.chat.v1';
export const CAPABILITIES: readonly string[] = ['stream', 'blocks:1'];

/** What a person does, before it is numbered: the `data` of a user_message. */
export type Said = Extract<ClientFrame, { type: 'user_message' }>['data'];
export type StatusResult<Action extends string> = Extract<
  Extract<ServerFrame, { type: 'status_update' }>['data'],
  { action: Action }
> extends { result?: infer Result }
  ? Result
  : never;

const types = new Set<unknown>(['user_message', 'ai_response', 'status_update', 'error']);
const isObject = (value: unknown): value is { [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isAbsentOr = (type: string, value: unknown) => value === undefined || value === null || typeof value === type;
const isSeq = (value: unknown) => value === undefined || (Number.isSafeInteger(value) && (value as number) >= 1);

/** Whether the envelope holds; what an answer carries is judged where it is shown. */
export function isServerFrame(value: unknown): value is ServerFrame {
  if (!isObject(value) || !types.has(value.type) || !isObject(value.data)) return false;
  const { data, stream } = value;
  if (!isSeq(value.seq) || !isAbsentOr('string', value.id) || !isAbsentOr('string', value.reply_to)) return false;
  if (!isAbsentOr('string', data.content) || !isAbsentOr('string', data.action)) return false;
  if (!isAbsentOr('object', data.result) || !isAbsentOr('object', data.error)) return false;
  if (stream !== undefined && !(isObject(stream) && typeof stream.id === 'string' && Number.isInteger(stream.n))) return false;
  switch (value.type) {
    case 'status_update':
      return typeof data.action === 'string' && statusHolds(data.action, data.result);
    case 'error':
      return isObject(data.error) && typeof data.error.code === 'string' && typeof data.error.message === 'string';
    default:
      return typeof value.id === 'string' || isObject(stream);
  }
}

function statusHolds(action: string, result: unknown): boolean {
  const needed = statusMembers[action];
  if (!needed) return true;
  return isObject(result) && Object.entries(needed).every(([name, type]) => typeof result[name] === type);
}

const statusMembers: { [action: string]: { [name: string]: string } } = {
  hello: { epoch: 'string', recovered: 'boolean', top: 'number', heartbeat_ms: 'number', next_cseq: 'number' },
  ack: { seq: 'number' },
  typing: { on: 'boolean' },
  progress: { label: 'string' },
  shutdown: { reconnect_in_ms: 'number' },
  read: { seq: 'number' },
  renamed: { title: 'string' },
  confirm_resolved: { confirm_id: 'string', outcome: 'string' },
  form_resolved: { form_id: 'string', outcome: 'string' },
  undone: { operation_id: 'string' },
};

/** Nil for what is no frame: it is ignored, like a frame from a later version. */
export function parseFrame(text: unknown): ServerFrame | null {
  if (typeof text !== 'string') return null;
  try {
    const value: unknown = JSON.parse(text);
    return isServerFrame(value) ? value : null;
  } catch {
    return null;
  }
}

export function isPage(value: unknown): value is Page {
  return isObject(value) && Array.isArray(value.frames) && typeof value.top === 'number' && typeof value.epoch === 'string';
}

interface Status {
  action: string;
  result?: ResumeResult | { [name: string]: unknown };
  reply_to?: string;
}

/** A status_update of ours; it is never kept nor repeated, so that it needs no id. */
export function status(session: string, now: number, { action, result, reply_to }: Status): Envelope {
  const data = result ? { action, result: result as { [name: string]: unknown } } : { action };
  const frame: Envelope = { v: 1, type: 'status_update', timestamp: new Date(now).toISOString(), session_id: session, data };
  return reply_to ? { ...frame, reply_to } : frame;
}
