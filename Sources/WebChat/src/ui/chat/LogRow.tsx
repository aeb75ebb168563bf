import { memo } from 'react';
import type { Settled } from '../../chat/log';
import { useFormat, useWords } from '../context';
import { AnswerView } from './AnswerView';
import { EntryView } from './EntryView';
import { MessageView } from './MessageView';
import { RefusalView } from './RefusalView';
import type { Row } from './rows';
import { StreamView } from './StreamView';

/** Drawn again only when the row itself, or what its cards have come to, has changed. */
export const LogRow = memo(function LogRow({ row, settled, isAcked }: { row: Row; settled: Settled; isAcked: boolean }) {
  const words = useWords();
  const format = useFormat();
  switch (row.kind) {
    case 'day':
      return (
        <p className="divider" data-row>
          <time dateTime={new Date(row.at).toISOString().slice(0, 10)}>{format.dayLine(row.at, Date.now())}</time>
        </p>
      );
    case 'unread':
      return (
        <p className="divider is-unread" role="separator" data-row>
          {words.chat.unread}
        </p>
      );
    case 'stream':
      return <StreamView stream={row.stream} />;
    case 'entry':
      return <EntryView entry={row.entry} isOnline={isAcked} />;
    case 'item':
      switch (row.item.kind) {
        case 'message':
          return <MessageView message={row.item} isEdited={settled.edited[row.item.id] === true} />;
        case 'answer':
          return <AnswerView answer={row.item} settled={settled} />;
        case 'refusal':
          return <RefusalView refusal={row.item} />;
      }
  }
}, isSame);

type Props = { row: Row; settled: Settled; isAcked: boolean };

function isSame(old: Props, now: Props): boolean {
  if (old.row.kind !== now.row.kind || old.row.key !== now.row.key) return false;
  if (old.row.kind === 'item' && now.row.kind === 'item') return old.row.item === now.row.item && old.settled === now.settled;
  if (old.row.kind === 'stream' && now.row.kind === 'stream') return old.row.stream === now.row.stream;
  if (old.row.kind === 'entry' && now.row.kind === 'entry') return old.row.entry === now.row.entry && old.isAcked === now.isAcked;
  return true;
}
