import { forwardRef, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Chat } from '../../chat/session';
import { useWords, useWorkspace } from '../context';
import { Icon } from '../parts/Icon';
import { Announcer } from './Announcer';
import { useConversation } from './chatContext';
import { LogRow } from './LogRow';
import { around, newer, older, view, type Window } from './rows';
import { useStickyScroll } from './useStickyScroll';
import { Welcome } from './Welcome';
import { Working } from './Working';

/** What an opening chat mounts first, about a screen, and what it mounts once that has been seen. */
const FIRST: Window = { bottom: null, size: 12 };
const NEWEST: Window = { bottom: null, size: 40 };
const EDGE = 600;

export interface LogHandle {
  /** Loads and shows the message at `seq`. */
  reveal(seq: number): void;
}

export const MessageLog = forwardRef<LogHandle, { state: Chat }>(function MessageLog({ state }, ref) {
  const words = useWords();
  const { chat } = useConversation();
  const { sessions } = useWorkspace();
  const element = useRef<HTMLDivElement>(null);
  const [window, setWindow] = useState(FIRST);
  const [wanted, setWanted] = useState<number | null>(null);
  const [unreadAfter] = useState(() => unreadStart(sessions.find(chat.session)));
  const { isAtEnd, note, toEnd, letGo } = useStickyScroll(element);
  const { log, outbox } = state;
  const { rows, hasOlder, hasNewer } = useMemo(
    () => view(log, outbox, window, unreadAfter),
    [log.items, log.streams, log.low, outbox.entries, window, unreadAfter],
  );
  const isReading = isAtEnd && !hasNewer;
  const unseen = useUnseen(log.seq, isReading, log.items);

  useEffect(() => {
    const mark = () => {
      if (isReading && !document.hidden) chat.markRead(log.seq);
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [chat, isReading, log.seq]);

  /** Mounts or loads more where the reader comes near an edge of what is mounted. */
  const fill = () => {
    const box = element.current;
    if (!box || rows.length === 0) return;
    if (box.scrollTop < EDGE && hasOlder) {
      const moved = older(log, window);
      if (moved) setWindow(moved);
      else if (!state.loadingOlder) void chat.older();
    } else if (hasNewer && box.scrollHeight - box.scrollTop - box.clientHeight < EDGE) {
      setWindow(newer(log, window));
    }
  };
  const onScroll = () => {
    note();
    fill();
  };
  useEffect(fill, [window, log.low]);

  const isOpened = rows.length > 0;
  useEffect(() => {
    if (!isOpened) return;
    const timer = setTimeout(() => setWindow((now) => (now === FIRST ? NEWEST : now)), 50);
    return () => clearTimeout(timer);
  }, [isOpened]);

  useImperativeHandle(ref, () => ({ reveal: setWanted }), []);
  useEffect(() => {
    if (wanted === null) return;
    if (log.low > wanted && log.low > 1) return void chat.older();
    letGo();
    setWindow(around(log, wanted));
    const timer = setTimeout(() => {
      showRow(element.current, wanted);
      setWanted(null);
    }, 50);
    return () => clearTimeout(timer);
  }, [wanted, log.low, chat, letGo]);

  const jump = () => {
    setWindow(NEWEST);
    toEnd();
  };
  const newest = outbox.entries[outbox.entries.length - 1]?.id;
  useEffect(() => {
    if (newest) jump();
  }, [newest]);

  return (
    <div className="log-frame">
      <div ref={element} className="log" role="log" aria-label={words.chat.log} aria-live="off" tabIndex={0} onScroll={onScroll}>
        <div className="log-rows">
          {state.loadingOlder && <p className="log-note">{words.chat.older}</p>}
          {!hasOlder && rows.length > 0 && <p className="log-note">{words.chat.begin}</p>}
          {state.isReady && rows.length === 0 && <Welcome />}
          {rows.map((row) => (
            <LogRow key={row.key} row={row} settled={log.settled} isAcked={state.link.state === 'online'} />
          ))}
          {!hasNewer && <Working state={state} />}
        </div>
      </div>
      {!isReading && rows.length > 0 && (
        <button className="to-end" onClick={jump}>
          <Icon name="down" />
          {words.chat.fresh(unseen)}
        </button>
      )}
      <Announcer log={log} />
    </div>
  );
});

function unreadStart(session: { top: number; read: number } | undefined): number | null {
  return session && session.read > 0 && session.top > session.read ? session.read : null;
}

/** How many answers came since the reader was at the end. */
function useUnseen(seq: number, isReading: boolean, items: Chat['log']['items']): number {
  const seen = useRef(seq);
  useEffect(() => {
    if (isReading) seen.current = seq;
  }, [isReading, seq]);
  if (isReading) return 0;
  let count = 0;
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (!item || item.seq <= seen.current) break;
    if (item.kind !== 'message') count += 1;
  }
  return count;
}

function showRow(log: HTMLElement | null, seq: number): void {
  const row = log?.querySelector<HTMLElement>(`[data-seq="${seq}"]`);
  if (!log || !row) return;
  const [frame, place] = [log.getBoundingClientRect(), row.getBoundingClientRect()];
  // Of a message that is higher than the log its beginning is shown.
  log.scrollTop += place.top - frame.top - Math.max(8, (frame.height - place.height) / 2);
  row.classList.add('is-found');
  setTimeout(() => row.classList.remove('is-found'), 2_000);
}
