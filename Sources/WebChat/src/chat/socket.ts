import type { Envelope, HelloResult, ServerFrame } from '../wire';
import { Timers } from './clock';
import { closing, delay, type StopReason } from './closing';
import type { Link, Owner, Surroundings, Wire } from './link';
import { CAPABILITIES, parseFrame, status, SUBPROTOCOL } from './protocol';

const SHAKE = 15_000;
const GRACE = 8_000;
const PROBE = 4_000;
const STABLE = 30_000;
const HOLES = 5;

/** One session over at most one socket: handshake, liveness, holes, and coming back. */
export class ChatSocket {
  #wire: Wire | null = null;
  #link: Link = { state: 'connecting' };
  /** Rises with each attempt and stop: what began under another number no longer counts. */
  #era = 0;
  #attempts = 0;
  #failedOpens = 0;
  #holes = 0;
  #refresh = false;
  /** A resume is on its way, or a page is being loaded: durable frames may not fit. */
  #resuming = false;
  #loading = false;
  #heartbeat = 25_000;
  #restartIn: number | null = null;
  readonly #timers: Timers<'retry' | 'silence' | 'probe' | 'stable'>;

  constructor(readonly owner: Owner, readonly world: Surroundings) {
    this.#timers = new Timers(world.clock);
  }

  get isOnline(): boolean {
    return this.#link.state === 'online';
  }

  start(): void {
    this.#attempts = 0;
    this.#connect();
  }

  stop(): void {
    this.#drop(1000);
  }

  send(frame: Envelope): void {
    this.#wire?.send(JSON.stringify(frame));
  }

  /** The owner has loaded the page that it was told to load. */
  loaded(): void {
    if (this.#loading) this.#resume();
  }

  /** Asks for what came after the owner's position. */
  #resume(): void {
    this.#resuming = true;
    this.#loading = false;
    this.#become({ state: 'catching-up' });
    const { seq, epoch, read } = this.owner.position();
    const { client } = this.owner;
    const result = { client_id: client, seq, epoch, caps: CAPABILITIES, last_read: read, ...this.owner.locale() };
    this.#say('resume', result);
  }

  /** The owner could not load its page: later, with jitter. */
  comeBack(): void {
    this.#lose(4001);
  }

  /** The page is shown again, or the network is back: the truth, soon. */
  wake(): void {
    switch (this.#link.state) {
      case 'offline':
        this.#attempts = 0;
        this.#connect();
        break;
      case 'online':
      case 'catching-up':
        this.#probe();
        break;
    }
  }

  #connect(): void {
    this.#drop(1000);
    this.#become({ state: 'connecting' });
    void this.#open(this.#era);
  }

  async #open(era: number): Promise<void> {
    // From the token to the hello: whatever hangs, we come back.
    this.#timers.arm('silence', SHAKE, () => this.#lose(4000));
    let token: string | null;
    try {
      token = await this.world.token(this.#refresh);
    } catch {
      if (era === this.#era) this.#retry();
      return;
    }
    if (era !== this.#era) return;
    if (token === null) return this.#halt('login');
    this.#refresh = false;
    const wire = this.world.dial([SUBPROTOCOL, `bearer.${token}`]);
    let opened = false;
    this.#wire = wire;
    wire.onopen = () => {
      opened = true;
      this.#failedOpens = 0;
      this.#resume();
    };
    wire.onmessage = ({ data }) => this.#hear(data);
    wire.onclose = ({ code }) => {
      this.#drop(null);
      void this.#closed(code, opened);
    };
  }

  #hear(data: unknown): void {
    this.#listen();
    const frame = parseFrame(data);
    if (!frame) return;
    if (frame.seq !== undefined) return this.#placed(frame);
    if (frame.type !== 'status_update') return this.owner.frame(frame);
    switch (frame.data.action) {
      case 'hello':
        return this.#greeted(frame.data.result);
      case 'ping':
        this.#say('pong', undefined, frame.id);
        if ((frame.data.result?.top ?? 0) > this.owner.position().seq) this.#hole();
        return;
      case 'pong':
        return this.#timers.clear('probe');
      case 'shutdown':
        this.#restartIn = frame.data.result.reconnect_in_ms;
        return;
      case 'token_expiring':
        void this.#renewToken(this.#era);
        return;
      default:
        this.owner.frame(frame);
    }
  }

  #placed(frame: ServerFrame): void {
    if (this.#loading || frame.seq === undefined) return;
    const { seq } = this.owner.position();
    if (frame.seq > seq + 1) return this.#hole();
    if (frame.seq <= seq) return;
    this.#holes = 0;
    this.owner.frame(frame);
  }

  #greeted(hello: HelloResult): void {
    this.#resuming = false;
    this.#heartbeat = hello.heartbeat_ms;
    this.#listen();
    if (!hello.recovered) {
      this.#loading = true;
      return this.owner.lost();
    }
    this.#timers.arm('stable', STABLE, () => {
      this.#attempts = 0;
    });
    this.#become({ state: 'online' });
    this.owner.hello(hello);
  }

  /** Something is missing: it is asked for again, never skipped. */
  #hole(): void {
    if (this.#resuming || this.#loading) return;
    this.#holes += 1;
    if (this.#holes > HOLES) return this.#lose(4001);
    this.#resume();
  }

  #listen(): void {
    this.#timers.arm('silence', this.#heartbeat + GRACE, () => this.#lose(4000));
  }

  #probe(): void {
    this.#say('ping');
    this.#timers.arm('probe', PROBE, () => {
      this.#attempts = 0;
      this.#lose(4000, true);
    });
  }

  async #renewToken(era: number): Promise<void> {
    try {
      const token = await this.world.token(true);
      if (token !== null && era === this.#era) this.#say('token_refresh', { token });
    } catch {
      // The socket closes with 4410 when the token ends; that asks again.
    }
  }

  /** We give the socket up and come back, at once or with jitter. */
  #lose(code: number, now = false): void {
    this.#drop(code);
    if (now) this.#connect();
    else this.#retry();
  }

  async #closed(code: number, opened: boolean): Promise<void> {
    const what = closing(code);
    if (what.then === 'stop') return this.#halt(what.because);
    if (what.then === 'shrink') this.owner.tooBig();
    if (what.then === 'refresh') {
      this.#refresh = true;
      return this.#connect();
    }
    if (!opened && !(await this.#mayRetry())) return;
    this.#retry(what.then === 'reconnect' ? what : {});
  }

  async #mayRetry(): Promise<boolean> {
    this.#failedOpens += 1;
    if (this.#failedOpens < 2) return true;
    const era = this.#era;
    const verdict = await this.world.diagnose().catch(() => 'retry' as const);
    if (era !== this.#era) return false;
    if (verdict === 'retry') return true;
    this.#halt(verdict);
    return false;
  }

  #retry({ atLeast = 0, atMost = Infinity }: { atLeast?: number; atMost?: number } = {}): void {
    if (this.world.isAsleep()) return this.#become({ state: 'offline', retryAt: null });
    const jitter = atLeast > 0 ? atLeast + this.world.random() * (atMost - atLeast) : delay(this.#attempts, this.world.random);
    const wait = this.#restartIn ?? jitter;
    this.#restartIn = null;
    this.#attempts += 1;
    this.#become({ state: 'offline', retryAt: this.world.clock.now() + wait });
    this.#timers.arm('retry', wait, () => this.#connect());
  }

  #halt(because: StopReason): void {
    this.#drop(null);
    this.#become({ state: 'stopped', because });
  }

  /** From here on the old socket is nobody's: never two per session. */
  #drop(code: number | null): void {
    this.#era += 1;
    this.#timers.clear();
    const wire = this.#wire;
    this.#wire = null;
    this.#resuming = false;
    this.#loading = false;
    this.#holes = 0;
    if (!wire) return;
    wire.onopen = wire.onmessage = wire.onclose = null;
    if (code !== null) wire.close(code);
  }

  #say(action: string, result?: { [name: string]: unknown }, reply_to?: string): void {
    if (this.#wire) this.send(status(this.owner.session, this.world.clock.now(), { action, result, reply_to }));
  }

  #become(link: Link): void {
    this.#link = link;
    this.owner.linked(link);
  }
}
