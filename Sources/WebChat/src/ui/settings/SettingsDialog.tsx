import { accents, languages, themes, type Preferences } from '../../app/preferences';
import { bringWords } from '../../words/dictionaries';
import { useApp, useCell, useWords, useWorkspace } from '../context';
import { Dialog } from '../parts/Dialog';
import { Account } from './Account';
import { ChoiceGroup } from './ChoiceGroup';

const languageNames = { zh: '中文', en: 'English' };

export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const app = useApp();
  const words = useWords();
  const { user } = useWorkspace();
  const preferences = useCell(app.preferences);
  const set = (change: Partial<Preferences>) => app.preferences.update((old) => ({ ...old, ...change }));

  const setNotifies = async (notifies: boolean) => {
    if (notifies && !(await app.notifier.allow())) return app.toasts.say(words.settings.notAllowed, 'error');
    set({ notifies });
  };

  const { settings } = words;
  return (
    <Dialog title={settings.title} onClose={onClose}>
      <ChoiceGroup name="theme" title={settings.theme} choices={themes} labels={settings.themes} value={preferences.theme} onChange={(theme) => set({ theme })} />
      <ChoiceGroup
        name="accent"
        title={settings.accent}
        choices={accents}
        labels={settings.accents}
        value={preferences.accent}
        onChange={(accent) => set({ accent })}
      />
      <ChoiceGroup
        name="language"
        title={settings.language}
        choices={languages}
        labels={languageNames}
        value={preferences.language}
        onChange={(language) => void bringWords(language).then(() => set({ language }))}
      />
      <label className="check">
        <input type="checkbox" checked={preferences.notifies} onChange={(event) => void setNotifies(event.target.checked)} />
        <span>{settings.notifications}</span>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={preferences.sounds}
          disabled={!preferences.notifies}
          onChange={(event) => set({ sounds: event.target.checked })}
        />
        <span>{settings.sounds}</span>
      </label>
      <Account user={user} />
    </Dialog>
  );
}
