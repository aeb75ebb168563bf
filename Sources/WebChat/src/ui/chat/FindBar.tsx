import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import type { Chat } from '../../chat/session';
import { useApp, useWords } from '../context';
import { useSettled } from '../hooks';
import { IconButton } from '../parts/IconButton';
import { useConversation } from './chatContext';

interface Props {
  state: Chat;
  onReveal: (seq: number) => void;
  onClose: () => void;
}

/** Finds words in the whole conversation: on the server, and offline in what is here. */
export function FindBar({ state, onReveal, onClose }: Props) {
  const app = useApp();
  const words = useWords();
  const { chat } = useConversation();
  const [text, setText] = useState('');
  const [index, setIndex] = useState(0);
  const [remote, setRemote] = useState<readonly number[] | null>(null);
  const wanted = useSettled(text.trim(), 250);

  const local = useMemo(() => (wanted ? localHits(state, wanted) : []), [state.log.items, wanted]);
  useEffect(() => {
    setRemote(null);
    setIndex(0);
    if (!wanted) return;
    const search = new AbortController();
    app.api.search(wanted, chat.session, search.signal).then(
      ({ hits }) => setRemote(hits.map(({ seq }) => seq)),
      () => {},
    );
    return () => search.abort();
  }, [app, chat.session, wanted]);

  const hits = useMemo(() => [...new Set([...local, ...(remote ?? [])])].sort((a, b) => b - a), [local, remote]);
  const seq = hits[index];
  useEffect(() => {
    if (seq !== undefined) onReveal(seq);
  }, [seq, onReveal]);

  const step = (by: number) => hits.length > 0 && setIndex((index + by + hits.length) % hits.length);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  return (
    <div className="find" role="search" aria-label={words.find.label}>
      <input
        type="search"
        autoFocus
        value={text}
        aria-label={words.find.label}
        placeholder={words.find.placeholder}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className="find-count" role="status">
        {wanted && (hits.length > 0 ? `${index + 1} / ${hits.length}` : words.find.hits(0))}
        {wanted && remote === null && state.link.state !== 'online' && ` · ${words.find.offline}`}
      </span>
      <IconButton icon="down" isFlipped label="↑" onClick={() => step(1)} />
      <IconButton icon="down" label="↓" onClick={() => step(-1)} />
      <IconButton icon="close" label={words.close} onClick={onClose} />
    </div>
  );
}

function localHits({ log }: Chat, words: string): number[] {
  const wanted = words.toLowerCase();
  return log.items.flatMap((item) => {
    const text = item.kind === 'message' ? item.data.content ?? '' : item.kind === 'answer' ? item.text : item.failure.message;
    return text.toLowerCase().includes(wanted) ? [item.seq] : [];
  });
}
