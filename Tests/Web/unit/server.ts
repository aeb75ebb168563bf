import type { ClientFrame, Envelope, Page, ServerFrame } from '../../../Sources/WebChat/src/wire';
import type { Clock } from '../../../Sources/WebChat/src/chat/clock';
import { Cable } from './world';

interface Connection {
  cable: Cable;
  client: string;
  isLive: boolean;
  resumedAt: number;
}

/** The rules of the protocol in memory, for one session: a log, idempotent inserts, cseq, resume, streams. */
export class Server {
  log: ServerFrame[] = [];
  epoch = 'e1';
  isUp = true;
  /** The longest replay. */
  reach = 300;
  /** Frames sent that count, to cut at each of them. */
  sent = 0;
  onSend: (connection: Connection, frame: Envelope) => void = () => {};
  onHear: (connection: Connection, frame: Envelope) => void = () => {};
  reply: ((message: ServerFrame) => void) | null = null;
  greets = true;
  received: Envelope[] = [];
  /** Messages that were sent before the hello of their connection was there. */
  early = 0;
  #connections = new Set<Connection>();
  #committed = new Map<string, { seq: number; body: string }>();
  #next = new Map<string, number>();
  #streams = new Map<string, { text: string; n: number; replyTo: string }>();

  constructor(readonly session: string, readonly clock: Clock, readonly latency = 5) {}

  get connections(): readonly Connection[] {
    return [...this.#connections];
  }

  dial = (): Cable => {
    const cable = new Cable(this.clock, this.latency);
    const connection: Connection = { cable, client: '', isLive: false, resumedAt: Infinity };
    cable.peer = {
      hear: (text) => this.#hear(connection, JSON.parse(text) as ClientFrame),
      closed: () => this.#connections.delete(connection),
    };
    this.clock.after(this.latency, () => {
      if (cable.isCut) return;
      if (!this.isUp) return cable.cut(1006);
      this.#connections.add(connection);
      cable.onopen?.();
    });
    return cable;
  };

  page(before = Infinity): Page {
    const older = this.log.filter(({ seq }) => seq !== undefined && seq < before);
    return { frames: older.slice(-100), has_more: older.length > 100, top: this.log.length, epoch: this.epoch };
  }

  cutAll(code = 1006): void {
    for (const { cable } of this.#connections) cable.cut(code);
  }

  ping(): void {
    for (const each of this.#connections) this.tell(each, 'ping', { top: this.log.length });
  }

  /** Puts a durable frame into the log and on every live connection. */
  append(frame: Omit<ServerFrame, 'seq'>): ServerFrame {
    const placed = { ...this.#stamp(), ...frame, seq: this.log.length + 1 } as ServerFrame;
    this.log.push(placed);
    for (const each of this.#connections) if (each.isLive) this.#send(each, placed);
    return placed;
  }

  stream(id: string, replyTo: string, parts: string[]): void {
    parts.forEach((part) => {
      const old = this.#streams.get(id);
      const n = old ? old.n + 1 : 0;
      this.#streams.set(id, { text: (old?.text ?? '') + part, n, replyTo });
      for (const each of this.#connections) if (each.isLive) this.#send(each, this.#part(id, replyTo, n, 'delta', part));
    });
  }

  finish(id: string): void {
    const { text, n, replyTo } = this.#streams.get(id) ?? { text: '', n: 0, replyTo: '' };
    this.#streams.delete(id);
    const stream = { id, n: n + 1, done: true };
    this.append({ type: 'ai_response', id, reply_to: replyTo, stream, data: { content: text } } as ServerFrame);
  }

  tell(connection: Connection, action: string, result?: object, reply_to?: string): void {
    this.#send(connection, { ...this.#stamp(), type: 'status_update', reply_to, data: { action, result: result as never } });
  }

  refuse(connection: Connection, frame: Envelope, error: object): void {
    const failure = { message: 'no', retryable: true, request_id: 'r', ...error } as never;
    this.#send(connection, { ...this.#stamp(), type: 'error', reply_to: frame.id, data: { error: failure } });
  }

  #part(id: string, reply_to: string, n: number, mode: 'delta' | 'snapshot', content: string): Envelope {
    return { ...this.#stamp(), type: 'ai_response', id, reply_to, stream: { id, n, mode, done: false }, data: { content } };
  }

  #stamp() {
    return { v: 1 as const, timestamp: new Date(this.clock.now()).toISOString(), session_id: this.session };
  }

  #send(connection: Connection, frame: Envelope): void {
    this.sent += 1;
    this.onSend(connection, frame);
    connection.cable.deliver(JSON.stringify(frame));
  }

  #hear(connection: Connection, frame: ClientFrame): void {
    this.received.push(frame);
    this.onHear(connection, frame);
    if (connection.cable.isCut) return;
    if (frame.type === 'user_message' && this.clock.now() < connection.resumedAt + 2 * this.latency) this.early += 1;
    if (frame.type === 'user_message') return this.#said(connection, frame);
    switch (frame.data.action) {
      case 'resume':
        if (this.greets) this.#resume(connection, frame.data.result);
        return;
      case 'ping':
        return this.tell(connection, 'pong');
    }
  }

  #resume(connection: Connection, { seq, epoch, client_id }: { seq: number; epoch: string; client_id: string }): void {
    connection.client = client_id;
    connection.resumedAt = Math.min(connection.resumedAt, this.clock.now());
    const top = this.log.length;
    const isKnown = epoch === this.epoch || (epoch === '' && seq === 0);
    const reason = !isKnown ? 'unknown_epoch' : seq > top ? 'ahead_of_log' : top - seq > this.reach ? 'too_far_behind' : undefined;
    connection.isLive = reason === undefined;
    const hello = { conn_id: 'k', epoch: this.epoch, recovered: !reason, reason, top, heartbeat_ms: 25_000 };
    const server_time = new Date(this.clock.now()).toISOString();
    this.tell(connection, 'hello', { ...hello, server_time, next_cseq: this.#next.get(client_id) ?? 1 });
    if (reason) return;
    for (const frame of this.log.slice(seq)) this.#send(connection, frame);
    for (const [id, { text, n, replyTo }] of this.#streams) this.#send(connection, this.#part(id, replyTo, n, 'snapshot', text));
  }

  #said(connection: Connection, frame: Extract<ClientFrame, { type: 'user_message' }>): void {
    const { id = '', cseq = 0, data } = frame;
    const body = JSON.stringify(data);
    const known = this.#committed.get(id);
    if (known) {
      if (known.body !== body) return this.refuse(connection, frame, { code: 'idempotency_conflict', retryable: false });
      return this.tell(connection, 'ack', { seq: known.seq, duplicate: true }, id);
    }
    const expected = this.#next.get(connection.client) ?? 1;
    if (cseq !== expected) return this.refuse(connection, frame, { code: 'out_of_order', next_cseq: expected });
    this.#next.set(connection.client, expected + 1);
    this.#committed.set(id, { seq: this.log.length + 1, body });
    const echo = this.append({ type: 'user_message', id, data } as ServerFrame);
    if (!connection.cable.isCut) this.tell(connection, 'ack', { seq: echo.seq, duplicate: false }, id);
    this.reply?.(echo);
  }
}
