import { useWords } from '../context';
import type { InputProps } from './FormField';

export function SelectInput({ id, field, value, describedBy, isInvalid, onChange }: InputProps) {
  const words = useWords();
  const { name, label, options = [], required, multiple } = field;
  if (multiple) {
    const chosen = new Set(Array.isArray(value) ? value : []);
    const toggle = (option: string) => {
      if (!chosen.delete(option)) chosen.add(option);
      onChange([...chosen]);
    };
    return (
      <div id={id} role="group" aria-label={label} aria-describedby={describedBy} className="choices">
        {options.map((option) => (
          <label key={option.value} className="check">
            <input type="checkbox" name={name} checked={chosen.has(option.value)} onChange={() => toggle(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    );
  }
  return (
    <select
      id={id}
      name={name}
      required={required}
      value={typeof value === 'string' ? value : ''}
      aria-invalid={isInvalid}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{words.block.choose}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.hint ? `${option.label} – ${option.hint}` : option.label}
        </option>
      ))}
    </select>
  );
}
