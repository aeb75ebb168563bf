import { useState } from 'react';
import type { User } from '../../wire';
import { useApp, useWords, useWorkspace } from '../context';
import { useInstall } from './useInstall';

export function Account({ user }: { user: User }) {
  const app = useApp();
  const words = useWords();
  const { chats } = useWorkspace();
  const install = useInstall();
  const [asked, setAsked] = useState<'here' | 'everywhere' | null>(null);

  const logout = (where: 'here' | 'everywhere') => {
    if (chats.waiting() > 0 && asked !== where) setAsked(where);
    else void app.logout(where === 'everywhere');
  };
  const { settings } = words;
  return (
    <section className="stack">
      <h3>{settings.account}</h3>
      <p>
        {user.name} <span className="hint">{user.username}</span>
      </p>
      {asked && (
        <p className="fault" role="alert">
          {settings.logoutAsk(chats.waiting())}
        </p>
      )}
      <div className="row">
        {install && (
          <button className="button" onClick={install}>
            {settings.install}
          </button>
        )}
        <button className="button" onClick={() => logout('here')}>
          {settings.logout}
        </button>
        <button className="button" onClick={() => logout('everywhere')}>
          {settings.logoutAll}
        </button>
      </div>
    </section>
  );
}
