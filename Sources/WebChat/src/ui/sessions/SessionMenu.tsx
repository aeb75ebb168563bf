import type { Listed } from '../../app/sessions';
import { toldOf, useApp, useWords, useWorkspace } from '../context';
import { Dialog } from '../parts/Dialog';
import { Menu } from '../parts/Menu';
import type { MenuState } from './SessionRow';

interface Props {
  session: Listed;
  state: MenuState;
  onChange: (state: MenuState) => void;
}

/** What can be done to a session, and the two questions that go with it. */
export function SessionMenu({ session, state, onChange }: Props) {
  const app = useApp();
  const words = useWords();
  const { sessions, chats } = useWorkspace();
  const onClose = () => onChange('closed');
  const attempt = (task: Promise<unknown>) => void task.catch((error) => app.toasts.say(toldOf(words, error), 'error'));
  const change = (what: { title?: string; pinned?: boolean; archived?: boolean }) => attempt(sessions.change(session.id, what));
  const { id, title, pinned, archived } = session;

  if (state === 'title') {
    return (
      <Dialog title={words.sessions.rename} onClose={onClose}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            const name = String(new FormData(event.currentTarget).get('title')).trim();
            if (name) change({ title: name });
            onClose();
          }}
        >
          <label className="field">
            <span>{words.sessions.renameLabel}</span>
            <input name="title" defaultValue={title} maxLength={200} required data-focus />
          </label>
          <button className="button is-primary">{words.save}</button>
        </form>
      </Dialog>
    );
  }
  if (state === 'removal') {
    const remove = async () => {
      await sessions.remove(id);
      chats.forget(id);
      const route = app.router.route.get();
      if (route.page === 'chat' && route.session === id) app.router.go('/', 'replace');
    };
    return (
      <Dialog title={words.remove} onClose={onClose}>
        <p>{words.sessions.removeAsk}</p>
        <div className="row">
          <button
            className="button is-danger"
            onClick={() => {
              attempt(remove());
              onClose();
            }}
          >
            {words.remove}
          </button>
          <button className="button" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </Dialog>
    );
  }
  const save = (format: 'json' | 'markdown') => attempt(app.api.export(id, format).then((response) => download(response, title || id)));
  const items = [
    { label: words.sessions.rename, act: () => onChange('title') },
    { label: pinned ? words.sessions.unpin : words.sessions.pin, act: () => change({ pinned: !pinned }) },
    { label: archived ? words.sessions.unarchive : words.sessions.archive, act: () => change({ archived: !archived }) },
    { label: words.sessions.export, act: () => save('markdown') },
    { label: words.sessions.exportJson, act: () => save('json') },
    { label: words.remove, act: () => onChange('removal'), isDangerous: true },
  ];
  return <Menu label={words.sessions.actions(title)} items={items} onClose={onClose} />;
}

async function download(response: Response, name: string): Promise<void> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.${isJson ? 'json' : 'md'}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
