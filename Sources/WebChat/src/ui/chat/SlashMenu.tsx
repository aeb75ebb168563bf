import { useEffect, useRef } from 'react';
import { useWords } from '../context';
import type { Command } from '../palette/commands';

export const slashOption = (index: number) => `slash-option-${index}`;

interface Props {
  options: readonly Command[];
  chosen: number;
  onPick: (command: Command) => void;
}

/** The operations whose names fit the letters after the slash; the text box keeps the focus. */
export function SlashMenu({ options, chosen, onPick }: Props) {
  const words = useWords();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="slash" tabIndex={0}>
      <ul id="slash-menu" ref={list} role="listbox" aria-label={words.composer.commands}>
        {options.map((option, index) => (
          <li
            key={option.id}
            id={slashOption(index)}
            role="option"
            aria-selected={index === chosen}
            onPointerDown={(event) => {
              event.preventDefault();
              onPick(option);
            }}
          >
            <CommandLine command={option} />
          </li>
        ))}
      </ul>
      <p className="hint">{options.length === 0 ? words.composer.noCommand : words.composer.commandsHint}</p>
    </div>
  );
}

export function CommandLine({ command }: { command: Command }) {
  const words = useWords();
  const { title, effect, example, slots } = command;
  return (
    <>
      <span className="command-title">
        {title}
        <span className={`tag is-${effect}`}>{words.palette.effects[effect]}</span>
      </span>
      <span className="command-example">
        {words.palette.example} {example}
      </span>
      {slots.length > 0 && <span className="command-slots">{slots.join(' · ')}</span>}
    </>
  );
}
