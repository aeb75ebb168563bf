/** The part of a key event that is looked at, so that React's and the browser's both fit. */
export interface Key {
  key: string;
  keyCode: number;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  nativeEvent: { isComposing: boolean };
}

/** Half a Chinese word: Enter belongs to the input method. Safari says so by keyCode 229 alone. */
export const isComposing = (event: Key) => event.nativeEvent.isComposing || event.keyCode === 229;

export const sends = (event: Key) =>
  event.key === 'Enter' && !event.shiftKey && !event.altKey && !isComposing(event);

export const isShortcut = (event: Pick<Key, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>, letter: string) =>
  (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === letter;
