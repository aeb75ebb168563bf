import { useId } from 'react';
import type { FormValue, Input } from '../../wire';
import { useWords } from '../context';
import { LookupInput } from './LookupInput';
import { PeriodInput } from './PeriodInput';
import { SelectInput } from './SelectInput';

export interface InputProps {
  id: string;
  field: Input;
  value: FormValue;
  describedBy: string | undefined;
  isInvalid: boolean;
  onChange: (value: FormValue) => void;
}

interface Props {
  form: string;
  field: Input;
  value: FormValue;
  fault: string | undefined;
  onChange: (value: FormValue) => void;
}

/** A label, the input for the kind of value, and what is wrong with it. */
export function FormField({ form, field, value, fault, onChange }: Props) {
  const words = useWords();
  const id = `${useId()}${form}`;
  const { label, required, help, input, unit, currency } = field;
  const described = [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined;
  const props: InputProps = { id, field, value, describedBy: described, isInvalid: fault !== undefined, onChange };
  const mark = required ? '' : ` (${words.optional})`;
  const suffix = currency ?? unit ?? (input === 'percent' ? '%' : '');
  const isSelf = input === 'boolean' || input === 'period';
  return (
    <div className="field">
      {!isSelf && (
        <label htmlFor={id}>
          {label}
          {suffix && ` (${suffix})`}
          <span className="hint">{mark}</span>
        </label>
      )}
      <FieldInput {...props} />
      {help && (
        <small id={`${id}-help`} className="hint">
          {help}
        </small>
      )}
      {fault && (
        <p id={`${id}-fault`} className="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

function FieldInput(props: InputProps) {
  const { id, field, value, describedBy, isInvalid, onChange } = props;
  const { input, name, label, required } = field;
  switch (input) {
    case 'select':
      return <SelectInput {...props} />;
    case 'lookup':
      return <LookupInput {...props} />;
    case 'period':
      return <PeriodInput {...props} />;
    case 'boolean':
      return (
        <label className="check">
          <input id={id} name={name} type="checkbox" checked={value === true} aria-describedby={describedBy} onChange={(event) => onChange(event.target.checked)} />
          <span>{label}</span>
        </label>
      );
    case 'textarea':
      return (
        <textarea
          id={id}
          name={name}
          rows={3}
          required={required}
          value={text(value)}
          aria-invalid={isInvalid}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return (
        <input
          id={id}
          name={name}
          {...kindOf(field)}
          required={required}
          value={text(value)}
          aria-invalid={isInvalid}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

const text = (value: FormValue) => (typeof value === 'string' ? value : '');

/** Numbers are text with a number's keyboard: what one types (50万) is for the server to read, and nothing is rounded. */
function kindOf({ input, min, max, pattern }: Input) {
  switch (input) {
    case 'date':
      return { type: 'date', min, max };
    case 'datetime':
      return { type: 'datetime-local', min, max };
    case 'time':
      return { type: 'time', min, max };
    case 'tel':
      return { type: 'tel', autoComplete: 'off', pattern };
    case 'email':
      return { type: 'email', autoComplete: 'off' };
    case 'url':
      return { type: 'url', autoComplete: 'off' };
    case 'integer':
      return { type: 'text', inputMode: 'numeric' as const, pattern };
    case 'number':
    case 'money':
    case 'percent':
      return { type: 'text', inputMode: 'decimal' as const, pattern };
    default:
      return { type: 'text', pattern };
  }
}
