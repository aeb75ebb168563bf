import { Cell } from './cell';

export const themes = ['auto', 'light', 'dark'] as const;
export const accents = ['green', 'blue', 'violet', 'orange'] as const;
export const languages = ['zh', 'en'] as const;
export type Theme = typeof themes[number];
export type Accent = typeof accents[number];
export type Language = typeof languages[number];

export interface Preferences {
  theme: Theme;
  accent: Accent;
  language: Language;
  notifies: boolean;
  sounds: boolean;
}

/** The same name is read by `theme.ts` before the first picture. */
const KEY = 'parlance.preferences';

function oneOf<T extends string>(choices: readonly T[], value: unknown, standard: T): T {
  return choices.includes(value as T) ? (value as T) : standard;
}

const spoken = (): Language => (navigator.languages.some((tag) => tag.startsWith('zh')) ? 'zh' : 'en');

function read(): Preferences {
  let kept: Partial<Preferences> = {};
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
  } catch {
    // No storage, or none that can be read: the standards hold.
  }
  return {
    theme: oneOf(themes, kept.theme, 'auto'),
    accent: oneOf(accents, kept.accent, 'green'),
    language: oneOf(languages, kept.language, spoken()),
    notifies: kept.notifies === true,
    sounds: kept.sounds === true,
  };
}

/** Shows the preferences on the page: style sheets and screen readers read them from the root. */
function show({ theme, accent, language }: Preferences): void {
  const root = document.documentElement;
  const isDark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = isDark ? 'dark' : 'light';
  root.dataset.accent = accent;
  root.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', isDark ? '#1b1b1b' : '#ededed');
}

export function openPreferences(): Cell<Preferences> {
  const cell = new Cell(read());
  show(cell.get());
  cell.subscribe(() => {
    show(cell.get());
    try {
      localStorage.setItem(KEY, JSON.stringify(cell.get()));
    } catch {
      // They hold until the page is closed.
    }
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => show(cell.get()));
  return cell;
}
