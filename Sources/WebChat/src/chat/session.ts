import type { HelloResult, Page, ServerFrame } from '../wire';
import { Timers } from './clock';
import { uuid } from './ids';
import type { Link, Owner, Surroundings } from './link';
import { emptyLog, type Log } from './log';
import * as box from './outbox';
import { status, type Said } from './protocol';
import { ChatSocket } from './socket';
import { apply, begin, prepend } from './store';
import type { Vault } from './vault';

/** What a view of the session shows; a new value whenever something changed. */
export interface Chat {
  readonly log: Log;
  readonly outbox: box.Outbox;
  readonly link: Link;
  /** Server time less ours. */
  readonly skew: number;
  readonly loadingOlder: boolean;
  /** What the log says is what was said: it comes from the cache, or has caught up with the server. */
  readonly isReady: boolean;
  readonly limits: Limits;
}

export interface Limits {
  readonly content_chars: number;
  readonly frame_bytes: number;
  readonly import_rows: number;
}

export interface Services extends Surroundings {
  /** A page of the log from the server, the newest without `before`. */
  page(session: string, before?: number): Promise<Page>;
  vault: Vault;
  locale(): { locale: string; tz: string };
  /** Runs `task` once before the next picture. */
  beforePicture(task: () => void): void;
}

const UNACKED = 8;
const limits: Limits = { content_chars: 8_000, frame_bytes: 65_536, import_rows: 500 };
const first: Chat = {
  log: emptyLog,
  outbox: box.emptyOutbox,
  link: { state: 'connecting' },
  skew: 0,
  loadingOlder: false,
  isReady: false,
  limits,
};

/** One session as this client has it: log, outbox and socket, and the cache behind them. */
export class ChatSession implements Owner {
  #chat: Chat = first;
  #listeners = new Set<() => void>();
  #isScheduled = false;
  #unacked = UNACKED;
  #storing: Promise<void> = Promise.resolve();
  #isStopped = false;
  #reloads = 0;
  /** The server asked for a pause. */
  #isHeld = false;
  /** How far the server's log went when it greeted us. */
  #top = 0;
  readonly #stored = new Set<string>();
  readonly #socket: ChatSocket;
  readonly #timers: Timers<'again'>;
  /** Each durable frame that arrives live, for unread marks and notifications. */
  heard: (frame: ServerFrame) => void = () => {};

  constructor(readonly session: string, readonly client: string, readonly services: Services) {
    this.#socket = new ChatSocket(this, services);
    this.#timers = new Timers(services.clock);
  }

  /** Shows what the cache has, then connects. */
  async start(): Promise<void> {
    const { vault, clock } = this.services;
    const [cached, entries] = await Promise.all([vault.newest(this.session), vault.entries(this.session, this.client)]);
    if (this.#isStopped) return;
    if (cached) this.#change({ log: begin(cached, clock.now()), isReady: true });
    for (const entry of entries) this.#stored.add(entry.id);
    this.#change({ outbox: box.restore(this.#chat.outbox, entries) });
    this.#socket.start();
  }

  stop(): void {
    this.#isStopped = true;
    this.#timers.clear();
    this.#socket.stop();
  }

  reconnect(): void {
    this.#socket.start();
  }

  wake(): void {
    this.#socket.wake();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = (): Chat => this.#chat;

  /** Puts a message at the end of the outbox; it goes out once it is stored and all before it went. */
  say(data: Said): string {
    const { entries } = this.#chat.outbox;
    const at = Math.max(this.services.clock.now(), ...entries.map((entry) => entry.at + 1));
    const entry: box.Entry = { id: uuid(at), session: this.session, client: this.client, at, data, cseq: 0 };
    this.#change({ outbox: box.add(this.#chat.outbox, entry) }, true);
    void this.#store(entry);
    return entry.id;
  }

  retry(id: string): void {
    const freshId = uuid(this.services.clock.now());
    const outbox = box.retry(this.#chat.outbox, id, freshId);
    this.#change({ outbox }, true);
    if (outbox.entries.some((entry) => entry.id === freshId)) void this.services.vault.removeEntry(id);
    const entry = outbox.entries[outbox.entries.length - 1];
    if (entry) void this.#store(entry);
  }

  discard(id: string): void {
    this.#change({ outbox: box.remove(this.#chat.outbox, id) }, true);
    void this.services.vault.removeEntry(id);
  }

  /** Ends the work on a message of ours. Best effort: only while connected. */
  interrupt(id: string): void {
    this.#tell('stop', undefined, id);
  }

  markRead(seq: number): void {
    if (seq <= this.#chat.log.read) return;
    this.#change({ log: { ...this.#chat.log, read: seq } });
    this.#tell('read', { seq });
  }

  /** Loads up to a hundred older frames, from the cache or from the server. */
  async older(): Promise<void> {
    const { log, loadingOlder } = this.#chat;
    if (loadingOlder || log.low <= 1) return;
    this.#change({ loadingOlder: true }, true);
    try {
      const cached = await this.services.vault.before(this.session, log.low, 100);
      const frames = cached.length > 0 ? cached : (await this.services.page(this.session, log.low)).frames;
      if (cached.length === 0) void this.services.vault.keep(this.session, log.epoch, frames);
      this.#change({ log: prepend(this.#chat.log, frames) });
    } catch {
      // Scrolling on asks again.
    } finally {
      this.#change({ loadingOlder: false }, true);
    }
  }

  // What the socket asks and tells.

  position() {
    const { seq, epoch, read } = this.#chat.log;
    return { seq, epoch, read };
  }

  locale() {
    return this.services.locale();
  }

  linked(link: Link): void {
    this.#change({ link });
  }

  hello(hello: HelloResult): void {
    const { log, outbox, isReady } = this.#chat;
    this.#unacked = hello.limits?.unacked ?? UNACKED;
    this.#top = hello.top;
    this.#change({
      log: { ...log, epoch: hello.epoch },
      outbox: box.connected(outbox, hello.next_cseq),
      skew: Date.parse(hello.server_time) - this.services.clock.now(),
      limits: { ...limits, ...hello.limits },
      isReady: isReady || log.seq >= hello.top,
    });
    this.#timers.clear();
    this.#isHeld = false;
    this.#pump();
  }

  frame(frame: ServerFrame): void {
    const log = apply(this.#chat.log, frame, this.services.clock.now());
    const isReady = this.#chat.isReady || (frame.seq !== undefined && frame.seq >= this.#top);
    if (log !== this.#chat.log || isReady !== this.#chat.isReady) this.#change({ log, isReady });
    if (frame.seq !== undefined) {
      void this.services.vault.keep(this.session, log.epoch, [frame]);
      if (frame.type === 'user_message' && frame.id) this.#accepted(frame.id);
      this.heard(frame);
    } else if (frame.type === 'error') {
      this.#refused(frame);
    } else if (frame.type === 'status_update' && frame.data.action === 'ack' && frame.reply_to) {
      this.#accepted(frame.reply_to);
    }
  }

  lost(): void {
    void this.#reload();
  }

  tooBig(): void {
    const { outbox } = this.#chat;
    const entry = outbox.entries.find(({ id }) => outbox.flying.has(id));
    if (!entry) return;
    const failure = { code: 'too_large', message: '', retryable: false, request_id: 'local' } as const;
    this.#change({ outbox: box.refuse(outbox, entry.id, failure) });
  }

  async #reload(): Promise<void> {
    this.#reloads += 1;
    const attempt = this.#reloads;
    try {
      const page = await this.services.page(this.session);
      if (attempt !== this.#reloads) return;
      await this.services.vault.replace(this.session, page);
      this.#change({ log: { ...begin(page, this.services.clock.now()), read: this.#chat.log.read }, isReady: true });
      for (const frame of page.frames) if (frame.type === 'user_message' && frame.id) this.#accepted(frame.id);
      this.#socket.loaded();
    } catch {
      if (attempt === this.#reloads) this.#socket.comeBack();
    }
  }

  /** Committed: whether by ack or by echo, whichever is first; the bubble moves when the echo comes. */
  #accepted(id: string): void {
    const { outbox, log } = this.#chat;
    const entry = outbox.entries.find((each) => each.id === id);
    if (!entry) return;
    const isPlaced = log.items.some((item) => item.id === id);
    this.#change({ outbox: isPlaced ? box.remove(outbox, id) : box.acknowledge(outbox, id) });
    void this.services.vault.removeEntry(id);
    this.#pump();
  }

  #refused(frame: Extract<ServerFrame, { type: 'error' }>): void {
    const { error } = frame.data;
    const { outbox } = this.#chat;
    const id = frame.reply_to ?? '';
    const isOurs = box.waiting(outbox).some((entry) => entry.id === id);
    if (error.code === 'out_of_order' && error.next_cseq) {
      if (!box.disagrees(outbox, error.next_cseq)) return;
      this.#change({ outbox: box.renumber(outbox, error.next_cseq) });
    } else if (error.code === 'rate_limited' || (isOurs && box.isPassing(error))) {
      this.#change({ outbox: box.grounded(outbox) });
      this.#hold(error.retry_after_ms ?? 1_000);
    } else if (isOurs) {
      this.#change({ outbox: box.refuse(outbox, id, error) });
    }
    this.#pump();
  }

  #hold(ms: number): void {
    this.#isHeld = true;
    this.#timers.arm('again', ms, () => {
      this.#isHeld = false;
      this.#pump();
    });
  }

  async #store(entry: box.Entry): Promise<void> {
    this.#storing = this.#storing.then(() => this.services.vault.putEntry(entry));
    await this.#storing;
    this.#stored.add(entry.id);
    this.#pump();
  }

  #pump(): void {
    if (!this.#socket.isOnline || this.#isHeld) return;
    const { outbox, send } = box.take(this.#chat.outbox, this.#unacked, (id) => this.#stored.has(id));
    if (send.length === 0) return;
    this.#change({ outbox });
    for (const { id, at, cseq, data } of send) {
      const timestamp = new Date(at).toISOString();
      this.#socket.send({ v: 1, type: 'user_message', id, timestamp, session_id: this.session, cseq, data });
    }
  }

  #tell(action: string, result?: { [name: string]: unknown }, reply_to?: string): void {
    if (!this.#socket.isOnline) return;
    this.#socket.send(status(this.session, this.services.clock.now(), { action, result, reply_to }));
  }

  #change(part: Partial<Chat>, now = false): void {
    this.#chat = { ...this.#chat, ...part };
    if (now) return this.#tellListeners();
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.services.beforePicture(() => this.#tellListeners());
  }

  #tellListeners(): void {
    this.#isScheduled = false;
    for (const listener of this.#listeners) listener();
  }
}
