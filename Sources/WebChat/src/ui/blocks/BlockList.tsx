import { memo } from 'react';
import type { Settled } from '../../chat/log';
import type * as wire from '../../wire';
import { useWords } from '../context';
import { Fallback } from '../parts/Fallback';
import { later } from '../parts/later';
import { ConfirmCard } from './ConfirmCard';
import { FileCard } from './FileCard';
import { NoticeCard } from './NoticeCard';
import { PickList } from './PickList';
import { RecordCard } from './RecordCard';
import { RecordsTable } from './RecordsTable';
import { UndoLink } from './UndoLink';

const ChartCard = later(() => import('./rich').then((module) => module.ChartCard));
const FormCard = later(() => import('./rich').then((module) => module.FormCard));

interface Props {
  blocks: readonly wire.Block[];
  settled: Settled;
  /** When the answer was given: cards count their time from it. */
  at: number;
  content: string;
}

export const BlockList = memo(function BlockList({ blocks, settled, at, content }: Props) {
  const words = useWords();
  return (
    <>
      {blocks.map((block) => (
        <Fallback key={block.id} instead={<p className="card hint">{words.chat.unshowable}</p>}>
          <BlockView block={block} settled={settled} at={at} content={content} />
        </Fallback>
      ))}
    </>
  );
});

/** A kind from a later version shows nothing of its own: the answer's text says it. */
function BlockView({ block, settled, at, content }: { block: wire.Block; settled: Settled; at: number; content: string }) {
  switch (block.kind) {
    case 'records':
      return <RecordsTable block={block} />;
    case 'record':
      return <RecordCard block={block} />;
    case 'form':
      return <FormCard block={block} settled={settled} />;
    case 'confirm':
      return <ConfirmCard block={block} settled={settled} at={at} />;
    case 'chart':
      return <ChartCard block={block} />;
    case 'progress':
      return <progress className="wide-progress" value={block.step} max={block.of ?? 1} aria-label={block.label} />;
    case 'file':
      return <FileCard block={block} />;
    case 'undo':
      return <UndoLink offer={block} settled={settled} />;
    case 'notice':
      return <NoticeCard block={block} isSaid={block.text === content} />;
    case 'quick_replies':
      return <PickList block={block} />;
    default:
      return null;
  }
}
