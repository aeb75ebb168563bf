const paths = {
  add: 'M12 5v14M5 12h14',
  back: 'M15 5l-7 7 7 7',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM20 20l-4-4',
  send: 'M5 12h13M12 6l6 6-6 6',
  close: 'M6 6l12 12M18 6L6 18',
  settings: 'M4 7h9M19 7h1M4 17h1M11 17h9M16 7m-2.5 0a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M8 17m-2.5 0a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0',
  help: 'M9.5 9a2.6 2.6 0 1 1 3.6 2.4c-.8.4-1.1 1-1.1 1.9M12 17h.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  chart: 'M5 20V10M12 20V4M19 20v-7',
  table: 'M4 5h16v14H4zM4 10h16M10 5v14',
  pin: 'M9 4h6l-1 6 3 3H7l3-3zM12 13v7',
  command: 'M5 6h14M5 12h9M5 18h12',
  down: 'M12 5v13M6 13l6 6 6-6',
  up: 'M7 11l3.5-7c1.6 0 2.5 1 2.2 2.6L12 10h6.2l-1.6 8H7zM7 11H4v7h3',
  undo: 'M9 8l-4 4 4 4M5 12h9a5 5 0 0 1 0 10h-2',
  warning: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  stop: 'M7 7h10v10H7z',
  check: 'M5 12l5 5 9-10',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2',
  link: 'M14 5h5v5M19 5l-8 8M17 14v5H5V7h5',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
} as const;

export type IconName = keyof typeof paths;

/** A picture beside words or a labelled button; it says nothing itself. */
export function Icon({ name, isFlipped = false }: { name: IconName; isFlipped?: boolean }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} transform={isFlipped ? 'rotate(180 12 12)' : undefined} />
    </svg>
  );
}
