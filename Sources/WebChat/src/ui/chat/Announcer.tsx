import { useEffect, useRef, useState } from 'react';
import type { Log } from '../../chat/log';
import { told, useWords } from '../context';

/** Reads each finished answer out once, politely; never the parts of a stream, never history. */
export function Announcer({ log }: { log: Log }) {
  const words = useWords();
  const [text, setText] = useState('');
  const heard = useRef(log.seq);
  const started = useRef(log.items.length > 0);
  useEffect(() => {
    const fresh = log.items.filter(({ seq, kind }) => seq > heard.current && kind !== 'message');
    const isHistory = !started.current;
    heard.current = Math.max(heard.current, log.seq);
    started.current = started.current || log.items.length > 0;
    const last = fresh[fresh.length - 1];
    if (!last || last.kind === 'message' || (isHistory && fresh.length > 1)) return;
    setText(words.chat.answered + (last.kind === 'answer' ? last.text : told(words, last.failure)));
  }, [log.seq, log.items, words]);
  return (
    <div className="sr" role="status">
      {text}
    </div>
  );
}
