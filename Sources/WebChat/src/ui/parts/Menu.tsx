import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useWindowEvent } from '../hooks';

export interface MenuItem {
  label: string;
  act: () => void;
  isDangerous?: boolean;
}

/** A short list of actions beside the button that opened it, which stays the owner of the focus. */
export function Menu({ label, items, onClose }: { label: string; items: readonly MenuItem[]; onClose: () => void }) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const opener = document.activeElement as HTMLElement | null;
    menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    return () => opener?.focus();
  }, []);
  useWindowEvent('pointerdown', (event) => {
    if (!menu.current?.contains(event.target as Node)) onClose();
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const all = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const index = all.indexOf(document.activeElement as HTMLElement);
    const steps: { [key: string]: number } = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: all.length - 1 };
    const next = steps[event.key];
    if (next !== undefined) all[(next + all.length) % all.length]?.focus();
    else if (event.key !== 'Escape' && event.key !== 'Tab') return;
    else onClose();
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={menu} className="menu" role="menu" aria-label={label} onKeyDown={onKeyDown}>
      {items.map(({ label, act, isDangerous }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          className={isDangerous ? 'is-dangerous' : undefined}
          onClick={() => {
            onClose();
            act();
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
