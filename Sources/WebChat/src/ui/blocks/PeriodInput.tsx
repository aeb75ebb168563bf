import { useWords } from '../context';
import type { InputProps } from './FormField';

/** Two days, sent as `2026-03-01/2026-03-31`; either side may stay open. */
export function PeriodInput({ id, field, value, describedBy, isInvalid, onChange }: InputProps) {
  const words = useWords();
  const [start = '', end = ''] = typeof value === 'string' ? value.split('/') : [];
  const set = (from: string, to: string) => onChange(from || to ? `${from}/${to}` : null);
  const shared = { type: 'date', 'aria-invalid': isInvalid, 'aria-describedby': describedBy };
  return (
    <fieldset className="period">
      <legend>{field.label}</legend>
      <label>
        <span>{words.block.from}</span>
        <input id={id} name={field.name} {...shared} required={field.required} value={start} max={end} onChange={(event) => set(event.target.value, end)} />
      </label>
      <label>
        <span>{words.block.to}</span>
        <input {...shared} value={end} min={start} onChange={(event) => set(start, event.target.value)} />
      </label>
    </fieldset>
  );
}
