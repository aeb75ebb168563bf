import { Cell } from './cell';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly level: 'info' | 'error';
}

const SHOWN = 6_000;

/** Short words about what just happened, read out politely. */
export class Toasts {
  readonly shown = new Cell<readonly Toast[]>([]);
  #last = 0;

  say(text: string, level: Toast['level'] = 'info'): void {
    this.#last += 1;
    const id = this.#last;
    this.shown.update((shown) => [...shown.slice(-2), { id, text, level }]);
    setTimeout(() => this.dismiss(id), SHOWN);
  }

  dismiss(id: number): void {
    this.shown.update((shown) => shown.filter((toast) => toast.id !== id));
  }
}
