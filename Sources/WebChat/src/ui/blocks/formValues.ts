import type { FormValue, Input } from '../../wire';
import type { Words } from '../../words/en';
import type { Format } from '../../words/format';

export type Values = { readonly [name: string]: FormValue };

export function initialValues(fields: readonly Input[]): Values {
  return Object.fromEntries(fields.map(({ name, value, input, multiple }) => [name, value ?? (multiple ? [] : input === 'boolean' ? false : null)]));
}

/** What is sent: blanks become null, the local wall clock stays without a zone, as the server reads it in the user's. */
export function submitted(fields: readonly Input[], values: Values): { [name: string]: FormValue } {
  return Object.fromEntries(fields.map(({ name }) => [name, blankAsNull(values[name] ?? null)]));
}

function blankAsNull(value: FormValue): FormValue {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  return Array.isArray(value) && value.length === 0 ? null : value;
}

/** How the bubble says what was filled in. */
export function summaryOf(fields: readonly Input[], values: Values, words: Words, format: Format): string {
  const said = fields.flatMap((field) => {
    const value = blankAsNull(values[field.name] ?? null);
    return value === null || value === false ? [] : [`${field.label} ${shown(field, value, words, format)}`];
  });
  return said.join('，').slice(0, 2_000);
}

function shown({ input, options }: Input, value: FormValue, words: Words, format: Format): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  const label = (each: string) => options?.find((option) => option.value === each)?.label ?? labels.get(each) ?? each;
  if (Array.isArray(value)) return value.map(label).join('、');
  if (input === 'date') return format.day(String(value));
  if (input === 'datetime') return format.moment(String(value));
  return label(String(value));
}

/** The words for looked-up records, kept for the bubble. */
export const labels = new Map<string, string>();
