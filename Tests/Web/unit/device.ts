import { ChatSession, type Services } from '../../../Sources/WebChat/src/chat/session';
import { MemoryVault } from '../../../Sources/WebChat/src/storage/memory';
import type { HandClock } from './world';
import type { Server } from './server';

/** A browser of the user: its session may be closed and opened again over the same storage, as by a reload. */
export class Device {
  vault = new MemoryVault();
  chat: ChatSession;
  diagnosis: 'retry' | 'login' | 'gone' = 'retry';
  tokens: (string | null)[] = [];
  asleep = false;
  pagesFail = 0;
  /** How long the next pages and tokens take. */
  pageDelays: number[] = [];
  tokenDelays: number[] = [];

  constructor(readonly name: string, readonly server: Server, readonly clock: HandClock, readonly random: () => number) {
    this.chat = this.#open();
  }

  reload(): void {
    this.chat.stop();
    this.chat = this.#open();
  }

  say(content: string): string {
    return this.chat.say({ content });
  }

  get texts(): string[] {
    return this.chat.snapshot().log.items.map((item) => {
      if (item.kind === 'message') return item.data.content ?? '';
      return item.kind === 'answer' ? item.text : item.failure.code;
    });
  }

  get outbox() {
    return this.chat.snapshot().outbox.entries;
  }

  async #passes(ms = 0): Promise<void> {
    if (ms > 0) await new Promise<void>((resolve) => void this.clock.after(ms, resolve));
  }

  #open(): ChatSession {
    const services: Services = {
      clock: this.clock,
      random: this.random,
      dial: this.server.dial,
      token: async () => {
        await this.#passes(this.tokenDelays.shift());
        return this.tokens.length > 0 ? this.tokens.shift()! : 'token';
      },
      diagnose: async () => this.diagnosis,
      isAsleep: () => this.asleep,
      page: async (_, before) => {
        if (this.pagesFail > 0) {
          this.pagesFail -= 1;
          throw new Error('no page');
        }
        const page = this.server.page(before);
        await this.#passes(this.pageDelays.shift());
        return page;
      },
      vault: this.vault,
      locale: () => ({ locale: 'zh', tz: 'Asia/Shanghai' }),
      beforePicture: (task) => void this.clock.after(16, task),
    };
    const chat = new ChatSession(this.server.session, this.name, services);
    void chat.start();
    return chat;
  }
}
