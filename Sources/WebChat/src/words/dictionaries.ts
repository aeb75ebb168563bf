import type { Language } from '../app/preferences';
import type { Words } from './en';

const loaders: { [Name in Language]: () => Promise<Words> } = {
  zh: () => import('./zh').then(({ zh }) => zh),
  en: () => import('./en').then(({ en }) => en),
};
const loaded = new Map<Language, Words>();

/** Brings the words of a language; they are there from then on. */
export async function bringWords(language: Language): Promise<void> {
  loaded.set(language, await loaders[language]());
}

export function wordsOf(language: Language): Words {
  const words = loaded.get(language) ?? [...loaded.values()][0];
  if (!words) throw new Error('no words have been brought');
  return words;
}
