import type { HelloResult, ServerFrame } from '../wire';
import type { Clock } from './clock';
import type { StopReason } from './closing';

/** The part of `WebSocket` that is used; tests bring another. */
export interface Wire {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

export type Link =
  | { state: 'connecting' }
  | { state: 'catching-up' }
  | { state: 'online' }
  /** `retryAt` is null while nothing is tried: hidden and offline. */
  | { state: 'offline'; retryAt: number | null }
  | { state: 'stopped'; because: StopReason };

/** What the socket needs of the world. */
export interface Surroundings {
  clock: Clock;
  random: () => number;
  dial(protocols: string[]): Wire;
  /** A token that is good now; null when the user must log in. Throws when it cannot be had at present. */
  token(fresh: boolean): Promise<string | null>;
  /** Why sockets do not open: asked after two failures in a row. */
  diagnose(): Promise<'retry' | 'login' | 'gone'>;
  /** Hidden and without a network: nothing is tried. */
  isAsleep(): boolean;
}

/** What the socket asks and tells the session that owns it. */
export interface Owner {
  readonly session: string;
  readonly client: string;
  position(): { seq: number; epoch: string; read: number };
  locale(): { locale: string; tz: string };
  linked(link: Link): void;
  hello(hello: HelloResult): void;
  /** Takes each durable frame once, in order; ephemeral ones as they come. */
  frame(frame: ServerFrame): void;
  /** The position cannot be recovered: load a page, then tell the socket that it is `loaded`. */
  lost(): void;
  /** A message was too big for the server's limit. */
  tooBig(): void;
}
