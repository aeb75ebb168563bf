import type { Answer, Settled } from '../../chat/log';
import { BlockList } from '../blocks/BlockList';
import { UndoLink } from '../blocks/UndoLink';
import { useWords } from '../context';
import { Markdown } from '../parts/Markdown';
import { beside } from './beside';
import { Bubble } from './Bubble';
import { FeedbackBar } from './FeedbackBar';
import { TraceView } from './TraceView';

export function AnswerView({ answer, settled }: { answer: Answer; settled: Settled }) {
  const words = useWords();
  const { at, seq, id, result } = answer;
  const blocks = Array.isArray(result.blocks) ? result.blocks : [];
  const text = beside(answer.text, blocks);
  const time = Date.parse(at) || 0;
  const tools = (
    <>
      {result.undo && <UndoLink offer={result.undo} settled={settled} />}
      <FeedbackBar message={id} />
      {result.trace && <TraceView trace={result.trace} />}
    </>
  );
  return (
    <Bubble
      side="bot"
      text={text}
      at={time}
      seq={seq}
      below={<BlockList blocks={blocks} settled={settled} at={time} content={answer.text} />}
      state={result.stopped && <span>{words.chat.stopped}</span>}
      tools={tools}
    >
      {text && (
        <div className="prose">
          <Markdown text={text} />
        </div>
      )}
    </Bubble>
  );
}
