import type { Language } from '../app/preferences';
import type { Cell, CellType, Money } from '../wire';
import type { Words } from './en';

const tags: { [Name in Language]: string } = { zh: 'zh-CN', en: 'en-GB' };

/** Values as people write them, in one language. Numbers that are text stay exact: nothing is rounded on the way. */
export class Format {
  readonly #tag: string;

  constructor(language: Language, readonly words: Words) {
    this.#tag = tags[language];
  }

  cell(value: Cell | undefined, type: CellType = 'text'): string {
    if (value === null || value === undefined || value === '') return '–';
    if (typeof value === 'object') return 'amount' in value ? this.money(value) : value.text;
    if (typeof value === 'boolean') return value ? this.words.yes : this.words.no;
    switch (type) {
      case 'number':
      case 'integer':
      case 'money':
        return this.number(value);
      case 'percent':
        return `${this.number(value)} %`;
      case 'date':
        return this.day(String(value));
      case 'datetime':
        return this.moment(String(value));
      default:
        return String(value);
    }
  }

  number(value: number | string): string {
    const number = Number(value);
    if (value === '' || !Number.isFinite(number)) return String(value);
    return number.toLocaleString(this.#tag, { maximumFractionDigits: 6 });
  }

  compact(value: number): string {
    return value.toLocaleString(this.#tag, { notation: 'compact', maximumFractionDigits: 1 });
  }

  money({ amount, currency }: Money): string {
    const isWhole = /^-?\d+(\.0+)?$/.test(amount);
    const style = { style: 'currency', currency, minimumFractionDigits: isWhole ? 0 : 2, maximumFractionDigits: isWhole ? 0 : 2 } as const;
    try {
      return Number(amount).toLocaleString(this.#tag, style);
    } catch {
      return `${currency} ${amount}`;
    }
  }

  /** A day of the calendar, without any time zone. */
  day(text: string): string {
    const date = new Date(`${text.slice(0, 10)}T00:00:00Z`);
    if (Number.isNaN(date.getTime())) return text;
    return date.toLocaleDateString(this.#tag, { dateStyle: 'medium', timeZone: 'UTC' });
  }

  moment(text: string): string {
    const date = new Date(text);
    if (Number.isNaN(date.getTime())) return text;
    return date.toLocaleString(this.#tag, { dateStyle: 'medium', timeStyle: 'short' });
  }

  clock(at: number): string {
    // Both languages write it so, and each message has one: asking the browser's calendar takes far longer.
    const date = new Date(at);
    return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
  }

  /** For the line between days: today, yesterday, a weekday of this week, a date. */
  dayLine(at: number, now: number): string {
    const days = dayNumber(now) - dayNumber(at);
    if (days === 0) return this.words.time.today;
    if (days === 1) return this.words.time.yesterday;
    const date = new Date(at);
    if (days > 1 && days < 7) return date.toLocaleDateString(this.#tag, { weekday: 'long' });
    const isThisYear = date.getFullYear() === new Date(now).getFullYear();
    return date.toLocaleDateString(this.#tag, { year: isThisYear ? undefined : 'numeric', month: 'long', day: 'numeric' });
  }

  /** For lists: the time of today, else the day. */
  stamp(at: number, now: number): string {
    return dayNumber(at) === dayNumber(now) ? this.clock(at) : this.dayLine(at, now);
  }

  /** What is left: minutes, and seconds only in the last one. */
  remaining(ms: number): string {
    return ms > 60_000 ? this.words.time.wholeMinutes(Math.ceil(ms / 60_000)) : this.elapsed(ms);
  }

  elapsed(ms: number): string {
    const seconds = Math.max(0, Math.round(ms / 1_000));
    const { time } = this.words;
    return seconds < 60 ? time.seconds(seconds) : time.minutes(Math.floor(seconds / 60), seconds % 60);
  }
}

/** The number of the local day. */
export function dayNumber(at: number): number {
  return Math.floor((at - new Date(at).getTimezoneOffset() * 60_000) / 86_400_000);
}
