import { ChatSession, type Services } from '../chat/session';
import type { Vault } from '../chat/vault';
import type { ServerFrame } from '../wire';
import type { Sessions } from './sessions';

/** The sessions that are connected: the one that is shown, and those with messages still on their way. */
export class Chats {
  readonly #open = new Map<string, ChatSession>();
  #shown: string | null = null;
  heard: (session: string, frame: ServerFrame) => void = () => {};

  constructor(
    readonly client: string,
    readonly vault: Vault,
    readonly sessions: Sessions,
    readonly servicesOf: (session: string) => Services,
  ) {}

  show(id: string): ChatSession {
    this.#shown = id;
    for (const other of this.#open.keys()) if (other !== id) this.#closeIfIdle(other);
    return this.#chat(id);
  }

  /** Connects the sessions whose messages wait from an earlier life. */
  async sendWaiting(): Promise<void> {
    for (const id of await this.vault.sessionsWithEntries(this.client)) this.#chat(id);
  }

  wake(): void {
    for (const chat of this.#open.values()) chat.wake();
  }

  waiting(): number {
    return [...this.#open.values()].reduce((sum, chat) => sum + chat.snapshot().outbox.entries.length, 0);
  }

  close(): void {
    for (const chat of this.#open.values()) chat.stop();
    this.#open.clear();
  }

  forget(id: string): void {
    this.#open.get(id)?.stop();
    this.#open.delete(id);
  }

  #chat(id: string): ChatSession {
    const open = this.#open.get(id);
    if (open) return open;
    const chat = new ChatSession(id, this.client, this.servicesOf(id));
    chat.heard = (frame) => this.#noted(id, frame);
    chat.subscribe(() => {
      const { title, read } = chat.snapshot().log;
      const known = this.sessions.find(id);
      if (known && title && known.title !== title) this.sessions.touch(id, { title });
      if (known && read > known.read) this.sessions.touch(id, { read });
      if (id !== this.#shown) this.#closeIfIdle(id);
    });
    this.#open.set(id, chat);
    void chat.start();
    return chat;
  }

  #noted(id: string, frame: ServerFrame): void {
    const { content } = frame.data;
    const known = this.sessions.find(id);
    if (known && frame.seq && frame.seq > known.top && frame.type !== 'status_update') {
      const preview = (content ?? '').replace(/[*`]/g, '').slice(0, 120);
      const title = known.title || (frame.type === 'user_message' ? preview.slice(0, 40) : '');
      this.sessions.touch(id, { top: frame.seq, preview, title, updated_at: frame.timestamp ?? known.updated_at });
    }
    this.heard(id, frame);
  }

  #closeIfIdle(id: string): void {
    const chat = this.#open.get(id);
    if (!chat) return;
    const { outbox, isReady } = chat.snapshot();
    if (isReady && outbox.entries.every(({ failure, isAcked }) => failure || isAcked)) this.forget(id);
  }
}
