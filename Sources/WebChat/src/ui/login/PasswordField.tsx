import { useState } from 'react';
import { useWords } from '../context';

interface Props {
  label: string;
  autoComplete: string;
  hint?: string;
  minLength?: number;
}

/** A password that may be pasted and shown. */
export function PasswordField({ label, autoComplete, hint, minLength }: Props) {
  const words = useWords();
  const [isShown, setShown] = useState(false);
  return (
    <>
      <label className="field">
        <span>{label}</span>
        <input
          name="password"
          type={isShown ? 'text' : 'password'}
          autoComplete={autoComplete}
          minLength={minLength}
          aria-describedby={hint ? 'password-hint' : undefined}
          required
        />
        {hint && (
          <small id="password-hint" className="hint">
            {hint}
          </small>
        )}
      </label>
      <label className="check">
        <input type="checkbox" checked={isShown} onChange={() => setShown(!isShown)} />
        <span>{words.login.show}</span>
      </label>
    </>
  );
}
