import type { Clock } from '../chat/clock';
import type { Login, User } from '../wire';
import { Deadline } from './deadline';
import { failureOf, Refused, Unreachable } from './failure';

type Fetch = (path: string, init?: RequestInit) => Promise<Response>;
/** Runs a task while no other tab runs one of that name. */
type Exclusively = <T>(name: string, task: () => Promise<T>) => Promise<T>;

/** How many milliseconds before its end a token counts as ended. */
const MARGIN = 60_000;

/** Who is logged in. The access token stays in memory; the refresh token is a cookie that scripts cannot see. */
export class Auth {
  #token = '';
  #endsAt = 0;
  #refreshing: Promise<string | null> | null = null;
  /** Rises with each login and logout: what a refresh that began under another number says is old. */
  #era = 0;
  /** Told when a login begins or ends, here or in another tab. */
  changed: (user: User | null) => void = () => {};

  constructor(readonly fetch: Fetch, readonly clock: Clock, readonly exclusively: Exclusively, readonly isEmbedded: boolean) {}

  /** A token that is good now, null when nobody is logged in; throws `Unreachable` when that cannot be known. */
  async token(fresh = false): Promise<string | null> {
    if (!fresh && this.#token && this.#endsAt - MARGIN > this.clock.now()) return this.#token;
    // Each refresh spends the cookie's token.
    this.#refreshing ??= this.exclusively('parlance.refresh', () => this.#refresh()).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async login(username: string, password: string): Promise<User> {
    const login = await this.#post('login', { username, password, embedded: this.isEmbedded || undefined });
    if (!login) throw new Unreachable();
    return this.accept(login);
  }

  async logout(everywhere: boolean): Promise<void> {
    const headers: { [name: string]: string } = this.#token ? { Authorization: `Bearer ${this.#token}` } : {};
    const path = `/api/v1/auth/${everywhere ? 'logout-all' : 'logout'}`;
    await this.fetch(path, { method: 'POST', headers, credentials: 'include' }).catch(() => {});
    this.#leave();
  }

  /** Takes a login that came another way: the first administrator's, or the page's around the widget. */
  accept(login: Login): User {
    this.#take(login);
    this.changed(login.user);
    return login.user;
  }

  #take(login: Login): void {
    this.#era += 1;
    this.#token = login.access_token;
    this.#endsAt = this.clock.now() + login.expires_in * 1_000;
  }

  #leave(): void {
    this.#era += 1;
    this.#token = '';
    this.#endsAt = 0;
    this.changed(null);
  }

  async #refresh(): Promise<string | null> {
    const era = this.#era;
    let login: Login | null = null;
    try {
      login = await this.#post('refresh', {});
    } catch (error) {
      const isRefused = error instanceof Refused && error.status < 500 && error.status !== 429;
      if (!isRefused && era === this.#era) throw new Unreachable();
    }
    if (era === this.#era) {
      if (login) this.accept(login);
      else this.#leave();
    }
    return this.#token || null;
  }

  /** Null for an answer without a body: nobody is logged in here. */
  async #post(path: string, body: object): Promise<Login | null> {
    const headers = { 'Content-Type': 'application/json' };
    const deadline = new Deadline();
    const init: RequestInit = { method: 'POST', headers, body: JSON.stringify(body), signal: deadline.signal, credentials: 'include' };
    const response = await this.fetch(`/api/v1/auth/${path}`, init)
      .catch(() => {
        throw new Unreachable();
      })
      .finally(() => deadline.met());
    if (response.status === 204) return null;
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw new Refused(response.status, failureOf(response.status, answer));
    return answer as Login;
  }
}
