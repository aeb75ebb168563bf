import { memo } from 'react';
import type { Streaming } from '../../chat/log';
import { useWords } from '../context';
import { Markdown } from '../parts/Markdown';
import { Bubble } from './Bubble';

/** An answer that is being written. */
export const StreamView = memo(function StreamView({ stream }: { stream: Streaming }) {
  const words = useWords();
  return (
    <Bubble side="bot" text={stream.text} at={Date.parse(stream.at) || Date.now()} state={stream.torn && <span>{words.chat.torn}</span>}>
      {stream.text && (
        <div className="prose is-streaming">
          <Markdown text={stream.text} />
        </div>
      )}
    </Bubble>
  );
});
