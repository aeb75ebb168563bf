import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useApp, useCell, useLanguage, useWords, useWorkspace } from '../context';
import { isComposing } from '../keys';
import { CommandLine } from '../chat/SlashMenu';
import type { Overlay } from '../chat/ChatPage';
import { Dialog } from '../parts/Dialog';
import { commandsOf, matching, type Command } from './commands';

interface Props {
  onClose: () => void;
  onPick: (command: Command) => void;
  onOverlay: (overlay: Overlay) => void;
  onBegin: () => void;
}

interface Choice {
  id: string;
  title: string;
  command?: Command;
  act: () => void;
}

/** All that can be done, by name: the operations of the CRM and the places of the page. */
export function CommandPalette({ onClose, onPick, onOverlay, onBegin }: Props) {
  const app = useApp();
  const words = useWords();
  const language = useLanguage();
  const { intents, user } = useWorkspace();
  const known = useCell(intents);
  const [letters, setLetters] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLUListElement>(null);

  const commands = useMemo(() => commandsOf(known, language), [known, language]);
  const choices = useMemo((): Choice[] => {
    const places: Choice[] = [
      { id: 'new', title: words.palette.newSession, act: onBegin },
      { id: 'find', title: words.palette.find, act: () => onOverlay('find') },
      { id: 'table', title: words.palette.importTable, act: () => onOverlay('table') },
      { id: 'settings', title: words.palette.settings, act: () => onOverlay('settings') },
      { id: 'help', title: words.palette.help, act: () => onOverlay('help') },
      ...(user.manager ? [{ id: 'status', title: words.palette.status, act: () => app.router.go('/status') }] : []),
    ];
    const wanted = letters.trim().toLowerCase();
    return [
      ...matching(commands, letters).map((command) => ({ id: command.id, title: command.title, command, act: () => onPick(command) })),
      ...places.filter(({ id, title }) => `${id} ${title}`.toLowerCase().includes(wanted)),
    ];
  }, [app, commands, letters, onBegin, onOverlay, onPick, user.manager, words]);

  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    choice.act();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const count = Math.max(1, choices.length);
    if (event.key === 'ArrowDown') setChosen((chosen + 1) % count);
    else if (event.key === 'ArrowUp') setChosen((chosen - 1 + count) % count);
    else if (event.key === 'Enter') take(choices[chosen]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={words.palette.title} onClose={onClose} className="palette">
      <input
        className="search"
        role="combobox"
        data-focus
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={choices[chosen] ? `palette-${chosen}` : undefined}
        aria-label={words.palette.placeholder}
        placeholder={words.palette.placeholder}
        value={letters}
        onChange={(event) => {
          setLetters(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="palette-list" ref={list} role="listbox" aria-label={words.palette.title} className="palette-list" tabIndex={-1}>
        {choices.map((choice, index) => (
          <li key={choice.id} id={`palette-${index}`} role="option" aria-selected={index === chosen} onClick={() => take(choice)}>
            {choice.command ? <CommandLine command={choice.command} /> : <span className="command-title">{choice.title}</span>}
          </li>
        ))}
      </ul>
      {choices.length === 0 && <p className="hint">{words.composer.noCommand}</p>}
    </Dialog>
  );
}
