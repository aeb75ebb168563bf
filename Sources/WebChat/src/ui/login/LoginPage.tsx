import { useState, type FormEvent } from 'react';
import { Refused } from '../../http/failure';
import { toldOf, useApp, useWords } from '../context';
import { PasswordField } from './PasswordField';

export function LoginPage({ isUnreachable }: { isUnreachable: boolean }) {
  const app = useApp();
  const words = useWords();
  const [fault, setFault] = useState(isUnreachable ? words.login.offline : '');
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    setBusy(true);
    setFault('');
    try {
      await app.auth.login(String(values.get('username')).trim(), String(values.get('password')));
    } catch (error) {
      const isWrong = error instanceof Refused && error.status === 401;
      setFault(isWrong ? words.login.wrong : toldOf(words, error));
      setBusy(false);
    }
  };

  return (
    <main className="login">
      <form className="login-card" onSubmit={submit} aria-labelledby="login-title">
        <img className="login-mark" src="/icon.svg" alt="" width="64" height="64" />
        <h1 id="login-title">{words.login.title}</h1>
        <label className="field">
          <span>{words.login.username}</span>
          <input name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus />
        </label>
        <PasswordField label={words.login.password} autoComplete="current-password" />
        <p className="fault" role="alert">
          {fault}
        </p>
        <button className="button is-primary" disabled={isBusy}>
          {words.login.submit}
        </button>
      </form>
    </main>
  );
}
