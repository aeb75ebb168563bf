import type { ReactNode } from 'react';
import { useWords } from '../context';
import { IconButton } from '../parts/IconButton';

/** A line above the composer about what is being written. */
export function ComposerNote({ text, onClose, children }: { text: string; onClose: () => void; children?: ReactNode }) {
  const words = useWords();
  return (
    <div className="composer-note" role="status">
      <span>{text}</span>
      {children}
      <IconButton icon="close" label={words.cancel} onClick={onClose} />
    </div>
  );
}
