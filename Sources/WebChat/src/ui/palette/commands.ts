import type { Language } from '../../app/preferences';
import type { Intent } from '../../wire';

/** Something that can be chosen by name: an operation with one of its examples. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly effect: Intent['effect'];
  readonly example: string;
  readonly slots: readonly string[];
  readonly searched: string;
}

export function commandsOf(intents: readonly Intent[], language: Language): Command[] {
  const other = language === 'zh' ? 'en' : 'zh';
  return intents.map(({ id, title, effect, examples, slots }) => ({
    id,
    title: title[language] || title[other],
    effect,
    example: examples[language][0] ?? examples[other][0] ?? title[language],
    slots: slots.map((slot) => slot.title[language] + (slot.required ? '*' : '')),
    searched: [id.replace(/_/g, ' '), id, title.zh, title.en].join(' ').toLowerCase(),
  }));
}

/** Those with all the letters, the ones that begin with them first. */
export function matching(commands: readonly Command[], letters: string): Command[] {
  const wanted = letters.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found = commands.filter(({ searched }) => wanted.every((word) => searched.includes(word)));
  const first = wanted[0] ?? '';
  const rank = ({ title, id }: Command) => (title.toLowerCase().startsWith(first) || id.startsWith(first) ? 0 : 1);
  return [...found].sort((a, b) => rank(a) - rank(b));
}

/** The slash and the letters after it, when that is all there is. */
export function slashLetters(text: string): string | null {
  const match = /^[/／]([^\n]{0,40})$/.exec(text);
  return match ? match[1] ?? '' : null;
}
