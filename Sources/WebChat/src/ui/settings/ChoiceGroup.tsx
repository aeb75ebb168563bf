interface Props<T extends string> {
  name: string;
  title: string;
  choices: readonly T[];
  labels: { readonly [Choice in T]: string };
  value: T;
  onChange: (value: T) => void;
}

/** One of a few, as a row of radio buttons. */
export function ChoiceGroup<T extends string>({ name, title, choices, labels, value, onChange }: Props<T>) {
  return (
    <fieldset className="choice-group">
      <legend>{title}</legend>
      {choices.map((choice) => (
        <label key={choice} className={`choice is-${name}-${choice}`}>
          <input type="radio" name={name} value={choice} checked={choice === value} onChange={() => onChange(choice)} />
          <span>{labels[choice]}</span>
        </label>
      ))}
    </fieldset>
  );
}
