import { useEffect, useState, type FormEvent } from 'react';
import { toldOf, useApp, useLanguage, useWords } from '../context';
import { PasswordField } from './PasswordField';

/** The first administrator, made with the token that the server printed. */
export function SetupPage({ token }: { token: string }) {
  const app = useApp();
  const words = useWords();
  const locale = useLanguage();
  const [isNeeded, setNeeded] = useState<boolean | null>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    app.api.setupState().then(({ needed }) => setNeeded(needed), (error) => setFault(toldOf(words, error)));
  }, [app, words]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const text = (name: string) => String(values.get(name)).trim();
    setFault('');
    try {
      const password = String(values.get('password'));
      const login = await app.api.setUp({ token, username: text('username'), name: text('name'), password, locale });
      app.auth.accept(login);
      app.router.go('/', 'replace');
    } catch (error) {
      setFault(toldOf(words, error));
    }
  };

  const { login } = words;
  return (
    <main className="login">
      <form className="login-card" onSubmit={submit} aria-labelledby="setup-title">
        <img className="login-mark" src="/icon.svg" alt="" width="64" height="64" />
        <h1 id="setup-title">{login.setupTitle}</h1>
        <p>{isNeeded === false ? login.setupDone : token ? login.setupIntro : login.setupNoToken}</p>
        {isNeeded && token && (
          <>
            <label className="field">
              <span>{login.setupName}</span>
              <input name="name" autoComplete="name" required maxLength={80} />
            </label>
            <label className="field">
              <span>{login.username}</span>
              <input name="username" autoComplete="username" autoCapitalize="none" required pattern="[A-Za-z0-9._@\-]{2,120}" />
            </label>
            <PasswordField label={login.password} autoComplete="new-password" hint={login.setupHint} minLength={10} />
          </>
        )}
        <p className="fault" role="alert">
          {fault}
        </p>
        {isNeeded && token && <button className="button is-primary">{login.setupSubmit}</button>}
      </form>
    </main>
  );
}
