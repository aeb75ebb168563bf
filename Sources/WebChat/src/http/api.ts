import type { AuditEntry, Feedback, Hit, Intent, Login, Option, Page, Row, Session, Status, UsageRow } from '../wire';
import type { Auth } from './auth';
import { Deadline } from './deadline';
import { failureOf, Refused, Unreachable } from './failure';

type Query = { [name: string]: string | number | boolean | undefined };
interface Request {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  query?: Query;
  body?: object;
  signal?: AbortSignal;
  isOpen?: boolean;
}

const at = (session: string) => `sessions/${encodeURIComponent(session)}`;

/** The HTTP side of the chat, with the answers typed as the description says. */
export class Api {
  constructor(readonly auth: Auth) {}

  setupState = () => this.#ask<{ needed: boolean }>('setup', { isOpen: true });
  setUp = (body: { token: string; username: string; name: string; password: string; locale: string }) =>
    this.#ask<Login>('setup', { method: 'POST', body, isOpen: true });
  embedOrigins = () => this.#ask<{ origins: readonly string[] }>('embed', { isOpen: true });

  sessions = (archived = false) => this.#ask<{ sessions: readonly Session[] }>('sessions', { query: { archived, limit: 100 } });
  session = (id: string) => this.#ask<Session>(at(id));
  createSession = (id: string) => this.#ask<Session>('sessions', { method: 'POST', body: { id } });
  changeSession = (id: string, body: { title?: string; pinned?: boolean; archived?: boolean }) =>
    this.#ask<Session>(at(id), { method: 'PATCH', body });
  deleteSession = (id: string) => this.#ask<void>(at(id), { method: 'DELETE' });
  export = (id: string, format: 'json' | 'markdown') => this.#fetch(`${at(id)}/export`, { query: { format } });

  page = (id: string, before_seq?: number) => this.#ask<Page>(`${at(id)}/messages`, { query: { before_seq, limit: 100 } });
  search = (q: string, session_id: string, signal: AbortSignal) =>
    this.#ask<{ hits: readonly Hit[] }>('search', { query: { q, session_id, limit: 50 }, signal });
  feedback = (session: string, message: string, body: Feedback) =>
    this.#ask<void>(`${at(session)}/messages/${encodeURIComponent(message)}/feedback`, { method: 'PUT', body });
  withdrawFeedback = (session: string, message: string) =>
    this.#ask<void>(`${at(session)}/messages/${encodeURIComponent(message)}/feedback`, { method: 'DELETE' });

  intents = () => this.#ask<{ intents: readonly Intent[] }>('intents');
  lookup = (kind: string, q: string, signal: AbortSignal) =>
    this.#ask<{ items: readonly Option[] }>('lookup', { query: { kind, q, limit: 8 }, signal });
  records = (cursor: string) =>
    this.#ask<{ rows: readonly Row[]; total?: number; next_cursor?: string | null }>('records', { query: { cursor } });

  status = (signal?: AbortSignal) => this.#ask<Status>('status', { signal });
  usage = (signal?: AbortSignal) => this.#ask<{ rows: readonly UsageRow[] }>('usage', { signal });
  audit = (cursor?: string, signal?: AbortSignal) =>
    this.#ask<{ entries: readonly AuditEntry[]; next_cursor?: string | null }>('audit', { query: { cursor, limit: 50 }, signal });

  async #ask<T>(path: string, request: Request = {}): Promise<T> {
    const response = await this.#fetch(path, request);
    if (response.status === 204) return undefined as unknown as T;
    return (await response.json()) as T;
  }

  async #fetch(path: string, request: Request, isAgain = false): Promise<Response> {
    const token = request.isOpen ? '' : await this.auth.token(isAgain);
    if (token === null) throw new Refused(401, failureOf(401, null));
    const response = await this.#send(path, request, token);
    if (response.ok) return response;
    if (response.status === 401 && !isAgain && !request.isOpen) return this.#fetch(path, request, true);
    throw new Refused(response.status, failureOf(response.status, await response.json().catch(() => null)));
  }

  async #send(path: string, { method = 'GET', query = {}, body, signal }: Request, token: string): Promise<Response> {
    const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
    const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
    const headers: { [name: string]: string } = token ? { Authorization: `Bearer ${token}` } : {};
    if (body) headers['Content-Type'] = 'application/json';
    const deadline = new Deadline(signal);
    const init: RequestInit = { method, headers, body: body && JSON.stringify(body), signal: deadline.signal, credentials: 'include' };
    try {
      return await this.auth.fetch(`/api/v1/${path}${search && `?${search}`}`, init);
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new Unreachable();
    } finally {
      deadline.met();
    }
  }
}
