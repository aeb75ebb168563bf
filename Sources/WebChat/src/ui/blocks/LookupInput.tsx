import { useEffect, useState, type KeyboardEvent } from 'react';
import type { Option } from '../../wire';
import { useApp, useWords } from '../context';
import { useSettled } from '../hooks';
import { isComposing } from '../keys';
import { IconButton } from '../parts/IconButton';
import { labels } from './formValues';
import type { InputProps } from './FormField';

/** Finds records of the CRM by a few letters: a combobox over what the server finds, for one record or several. */
export function LookupInput({ id, field, value, describedBy, isInvalid, onChange }: InputProps) {
  const app = useApp();
  const words = useWords();
  const { name, required, multiple, lookup = '', options } = field;
  const picked = Array.isArray(value) ? value : typeof value === 'string' && value ? [value] : [];
  const [letters, setLetters] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [found, setFound] = useState<readonly Option[] | null>(options ?? null);
  const wanted = useSettled(letters.trim(), 200);

  useEffect(() => {
    if (!isOpen) return;
    const search = new AbortController();
    app.api.lookup(lookup, wanted, search.signal).then(
      ({ items }) => {
        setFound(items);
        setChosen(0);
      },
      () => setFound((old) => old ?? []),
    );
    return () => search.abort();
  }, [app, lookup, wanted, isOpen]);

  const labelOf = (each: string) => options?.find((option) => option.value === each)?.label ?? labels.get(each) ?? each;
  const pick = (option: Option | undefined) => {
    if (!option) return;
    labels.set(option.value, option.label);
    onChange(multiple ? [...new Set([...picked, option.value])] : option.value);
    setLetters('');
    setOpen(false);
  };
  const drop = (each: string) => onChange(multiple ? picked.filter((one) => one !== each) : null);
  const shown = isOpen ? found ?? [] : [];
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown') {
      setOpen(true);
      setChosen(Math.min(chosen + 1, Math.max(0, shown.length - 1)));
    } else if (event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1));
    else if (event.key === 'Enter' && isOpen) pick(shown[chosen]);
    else if (event.key === 'Escape' && isOpen) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="lookup">
      {picked.length > 0 && (
        <ul className="picked">
          {picked.map((each) => (
            <li key={each}>
              {labelOf(each)}
              <IconButton icon="close" label={words.block.remove(labelOf(each))} onClick={() => drop(each)} />
            </li>
          ))}
        </ul>
      )}
      {(multiple || picked.length === 0) && (
        <input
          id={id}
          name={name}
          role="combobox"
          autoComplete="off"
          required={required && picked.length === 0}
          value={letters}
          placeholder={words.block.lookup}
          aria-expanded={isOpen && shown.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={shown[chosen] ? `${id}-${chosen}` : undefined}
          aria-autocomplete="list"
          aria-invalid={isInvalid}
          aria-describedby={describedBy}
          onChange={(event) => {
            setLetters(event.target.value);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
      )}
      <ul id={`${id}-list`} role="listbox" aria-label={field.label} className="lookup-list" hidden={shown.length === 0}>
        {shown.map((option, index) => (
          <li
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onPointerDown={(event) => {
              event.preventDefault();
              pick(option);
            }}
          >
            {option.label}
            {option.hint && <small className="hint"> {option.hint}</small>}
          </li>
        ))}
      </ul>
      <span className="sr" role="status">
        {isOpen && found && (found.length === 0 ? words.block.lookupNone : words.block.lookupCount(found.length))}
      </span>
    </div>
  );
}
