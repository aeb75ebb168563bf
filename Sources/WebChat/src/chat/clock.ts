/** Time as the chat sees it; tests turn it by hand. */
export interface Clock {
  now(): number;
  /** Calls `task` once after `ms`; the answer cancels it. */
  after(ms: number, task: () => void): () => void;
}

export const wallClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

/** One timer of each name: arming it again replaces it. */
export class Timers<Name extends string> {
  readonly #cancels = new Map<Name, () => void>();

  constructor(readonly clock: Clock) {}

  arm(name: Name, ms: number, task: () => void): void {
    this.clear(name);
    this.#cancels.set(name, this.clock.after(ms, task));
  }

  /** Cancels one timer, or all. */
  clear(name?: Name): void {
    for (const [each, cancel] of this.#cancels) {
      if (name !== undefined && each !== name) continue;
      cancel();
      this.#cancels.delete(each);
    }
  }
}
