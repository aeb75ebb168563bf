import { forwardRef, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { Chat } from '../../chat/session';
import { isPastedTable, parseTable } from '../../table/parse';
import { useCell, useLanguage, useWords, useWorkspace } from '../context';
import { isComposing, sends } from '../keys';
import { commandsOf, matching, slashLetters, type Command } from '../palette/commands';
import { IconButton } from '../parts/IconButton';
import { useConversation } from './chatContext';
import { ComposerNote } from './ComposerNote';
import { variablePart } from './insertion';
import { SlashMenu, slashOption } from './SlashMenu';

export interface ComposerHandle {
  put(text: string): void;
  quote(text: string): void;
  edit(id: string, text: string): void;
}

/** An estimate for browsers whose text boxes do not grow by themselves. */
const rowsOf = (text: string) => Math.min(5, text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 40), 0));

/** What was typed and not sent, by session, for as long as the page is open. */
const drafts = new Map<string, string>();

interface Props {
  state: Chat;
  onPick: (command: Command) => void;
}

export const Composer = forwardRef<ComposerHandle, Props>(function Composer({ state, onPick }, ref) {
  const words = useWords();
  const language = useLanguage();
  const { chat, editLast, openTable } = useConversation();
  const intents = useCell(useWorkspace().intents);
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => drafts.get(chat.session) ?? '');
  const [editing, setEditing] = useState<string | null>(null);
  const [pasted, setPasted] = useState<string | null>(null);
  const [chosen, setChosen] = useState(0);
  const [isMenuClosed, setMenuClosed] = useState(false);
  const [selection, setSelection] = useState<[number, number] | null>(null);

  const commands = useMemo(() => commandsOf(intents, language), [intents, language]);
  const letters = slashLetters(text);
  const options = useMemo(() => (letters === null ? [] : matching(commands, letters).slice(0, 8)), [commands, letters]);
  const hasMenu = letters !== null && !isMenuClosed;
  const over = [...text].length - state.limits.content_chars;

  const write = (next: string) => {
    setText(next);
    setChosen(0);
    setMenuClosed(false);
    drafts.set(chat.session, next);
    if (next === '') setEditing(null);
  };
  const show = (next: string, selected: [number, number]) => {
    write(next);
    setSelection(selected);
    // A dialog that closes gives the focus back later.
    requestAnimationFrame(() => box.current?.focus());
  };
  // With the text itself: a letter that is typed at once must find the caret in its place.
  useLayoutEffect(() => {
    if (!selection) return;
    box.current?.focus();
    box.current?.setSelectionRange(...selection);
  }, [selection]);
  useImperativeHandle(ref, () => ({
    put: (next) => show(next, variablePart(next)),
    quote(quoted) {
      const line = `「${quoted.replace(/\s+/g, ' ').slice(0, 120)}」\n${text}`;
      show(line, [line.length, line.length]);
    },
    edit(id, next) {
      show(next, [next.length, next.length]);
      setEditing(id);
    },
  }));

  const send = () => {
    const content = text.trim();
    if (content === '' || over > 0) return;
    chat.say(editing ? { content, action: 'edit', result: { target_id: editing } } : { content });
    setPasted(null);
    write('');
    box.current?.focus();
  };
  const onMenuKey = (event: KeyboardEvent): boolean => {
    const option = options[chosen];
    if (event.key === 'ArrowDown') setChosen((chosen + 1) % Math.max(1, options.length));
    else if (event.key === 'ArrowUp') setChosen((chosen - 1 + options.length) % Math.max(1, options.length));
    else if (event.key === 'Escape') setMenuClosed(true);
    else if ((event.key === 'Enter' || event.key === 'Tab') && option) onPick(option);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event)) return;
    const open = state.log.open[state.log.open.length - 1];
    if (hasMenu && onMenuKey(event)) event.preventDefault();
    else if (sends(event)) {
      event.preventDefault();
      send();
    } else if (event.key === 'ArrowUp' && text === '') {
      event.preventDefault();
      editLast();
    } else if (event.key === 'Escape' && (editing || open)) {
      event.preventDefault();
      if (editing) write('');
      else if (open) chat.interrupt(open.id);
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const clip = event.clipboardData.getData('text/plain');
    if (isPastedTable(clip)) setPasted(clip);
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {hasMenu && <SlashMenu options={options} chosen={chosen} onPick={onPick} />}
      {editing && <ComposerNote text={words.composer.editing} onClose={() => write('')} />}
      {pasted && (
        <ComposerNote text={words.composer.pastedTable(parseTable(pasted)?.rows.length ?? 0)} onClose={() => setPasted(null)}>
          <button
            type="button"
            className="button is-small"
            onClick={() => {
              openTable({ name: words.composer.attach, text: pasted });
              setPasted(null);
              write('');
            }}
          >
            {words.composer.importIt}
          </button>
        </ComposerNote>
      )}
      <div className="composer-line">
        <IconButton icon="table" label={words.composer.attach} onClick={() => openTable()} />
        <label className="sr" htmlFor="composer-text">
          {words.composer.label}
        </label>
        <textarea
          id="composer-text"
          ref={box}
          rows={rowsOf(text)}
          value={text}
          placeholder={words.composer.placeholder}
          aria-autocomplete="list"
          aria-controls={hasMenu ? 'slash-menu' : undefined}
          aria-activedescendant={hasMenu && options[chosen] ? slashOption(chosen) : undefined}
          aria-describedby={over > 0 ? 'composer-over' : undefined}
          {...{ enterKeyHint: 'send' }}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <IconButton type="submit" icon="send" className="send" label={words.composer.send} disabled={text.trim() === '' || over > 0} />
      </div>
      {over > 0 && (
        <p id="composer-over" className="fault" role="alert">
          {words.composer.tooLong(over)}
        </p>
      )}
    </form>
  );
});
