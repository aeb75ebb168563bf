import type { Clock } from '../../../Sources/WebChat/src/chat/clock';
import type { Wire } from '../../../Sources/WebChat/src/chat/link';

/** A generator whose rounds can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A clock that is turned by hand; promises settle between its ticks. */
export class HandClock implements Clock {
  #now = Date.parse('2026-11-23T10:00:00Z');
  #tasks: { at: number; order: number; task: () => void }[] = [];
  #order = 0;

  now(): number {
    return this.#now;
  }

  after(ms: number, task: () => void): () => void {
    this.#order += 1;
    const entry = { at: this.#now + ms, order: this.#order, task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((each) => each !== entry);
    };
  }

  async run(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settled();
      const next = this.#tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!next) break;
      this.#tasks = this.#tasks.filter((each) => each !== next);
      this.#now = Math.max(this.#now, next.at);
      next.task();
    }
    this.#now = end;
    await settled();
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

/** The server's end of a wire. */
export interface Peer {
  hear(text: string): void;
  closed(): void;
}

/** A connection with a latency, in order both ways, that can be cut at any moment: what is on it is lost. */
export class Cable implements Wire {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  isCut = false;
  peer: Peer | null = null;

  constructor(readonly clock: Clock, readonly latency: number) {}

  send(text: string): void {
    this.clock.after(this.latency, () => {
      if (!this.isCut) this.peer?.hear(text);
    });
  }

  deliver(text: string): void {
    this.clock.after(this.latency, () => {
      if (!this.isCut) this.onmessage?.({ data: text });
    });
  }

  close(): void {
    this.cut(1000);
  }

  cut(code: number): void {
    if (this.isCut) return;
    this.isCut = true;
    this.peer?.closed();
    this.onclose?.({ code });
  }
}
