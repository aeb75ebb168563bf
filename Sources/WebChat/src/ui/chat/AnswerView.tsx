import type { Answer, Settled } from '../../chat/log';
import { BlockList } from '../blocks/BlockList';
import { UndoLink } from '../blocks/UndoLink';
import { useWords } from '../context';
import { Markdown } from '../parts/Markdown';
import { Bubble } from './Bubble';
import { FeedbackBar } from './FeedbackBar';
import { TraceView } from './TraceView';

export function AnswerView({ answer, settled }: { answer: Answer; settled: Settled }) {
  const words = useWords();
  const { text, at, seq, id, result } = answer;
  const blocks = Array.isArray(result.blocks) ? result.blocks : [];
  const below = (
    <>
      <BlockList blocks={blocks} settled={settled} at={Date.parse(at) || 0} content={text} />
      <div className="answer-tools">
        {result.undo && <UndoLink offer={result.undo} settled={settled} />}
        {result.trace && <TraceView trace={result.trace} />}
        <FeedbackBar message={id} />
      </div>
    </>
  );
  return (
    <Bubble side="bot" text={text} at={Date.parse(at) || 0} seq={seq} below={below} state={result.stopped && <span>{words.chat.stopped}</span>}>
      {text && (
        <div className="prose">
          <Markdown text={text} />
        </div>
      )}
    </Bubble>
  );
}
