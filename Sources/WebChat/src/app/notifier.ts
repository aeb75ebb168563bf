import type { ServerFrame } from '../wire';
import type { Cell } from './cell';
import type { Preferences } from './preferences';

const NAME = 'Parlance';

/** Says that something came while nobody looked: in the title, and as a notification where that is wanted. */
export class Notifier {
  #unseen = 0;

  constructor(readonly preferences: Cell<Preferences>) {
    document.addEventListener('visibilitychange', () => this.#seen());
  }

  /** Asks the browser once for leave; false when it says no. */
  async allow(): Promise<boolean> {
    if (!('Notification' in window)) return false;
    return Notification.permission === 'granted' || (await Notification.requestPermission()) === 'granted';
  }

  heard(frame: ServerFrame): void {
    if (!document.hidden || (frame.type !== 'ai_response' && frame.type !== 'error')) return;
    this.#unseen += 1;
    document.title = `(${this.#unseen}) ${NAME}`;
    const { notifies, sounds } = this.preferences.get();
    if (!notifies || !('Notification' in window) || Notification.permission !== 'granted') return;
    const body = (frame.type === 'error' ? frame.data.error.message : frame.data.content ?? '').slice(0, 160);
    void navigator.serviceWorker?.ready
      .then((worker) => worker.showNotification(NAME, { body, tag: 'parlance', silent: !sounds, icon: '/icon-192.png' }))
      .catch(() => {});
  }

  #seen(): void {
    if (document.hidden) return;
    this.#unseen = 0;
    document.title = NAME;
  }
}
