import { useSyncExternalStore } from 'react';
import { Cell } from '../../app/cell';

interface InstallPrompt extends Event {
  prompt(): Promise<void>;
}

/** The browser's offer to install the page as an app; it comes early and once. */
const offer = new Cell<InstallPrompt | null>(null);
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  offer.set(event as InstallPrompt);
});
addEventListener('appinstalled', () => offer.set(null));

/** Asks the user to install; null where that is not on offer. */
export function useInstall(): (() => void) | null {
  const prompt = useSyncExternalStore(offer.subscribe, offer.get);
  if (!prompt) return null;
  return () => {
    offer.set(null);
    void prompt.prompt();
  };
}
