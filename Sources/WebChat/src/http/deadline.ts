const WITHIN = 12_000;

/** Ends a request that the network has swallowed, or that its caller no longer wants. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer = setTimeout(() => this.#controller.abort(), WITHIN);

  constructor(caller?: AbortSignal) {
    if (caller?.aborted) this.#controller.abort();
    caller?.addEventListener('abort', () => this.#controller.abort(), { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The answer has begun. */
  met(): void {
    clearTimeout(this.#timer);
  }
}
