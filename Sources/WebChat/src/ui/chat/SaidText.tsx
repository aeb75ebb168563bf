import type { Data } from '../../wire';
import { useWords } from '../context';

/** The words of a message; for an action without words, what it did. */
export function SaidText({ data }: { data: Data }) {
  const words = useWords();
  if (data.content) return <>{data.content}</>;
  switch (data.action) {
    case 'undo':
      return <>{words.block.undo}</>;
    case 'retry':
      return <>{words.chat.again}</>;
    case 'confirm':
      return <>{data.result?.accepted === true ? words.block.accept : words.block.decline}</>;
    default:
      return <>{words.block.submit}</>;
  }
}
