import type * as wire from '../../wire';
import { Icon } from '../parts/Icon';
import { Markdown } from '../parts/Markdown';
import { ChoiceButtons } from './ChoiceButtons';

const icons = { info: 'help', success: 'check', warning: 'warning', error: 'warning' } as const;

/** A remark with a level; its text is left out when the answer has said the same. */
export function NoticeCard({ block, isSaid }: { block: wire.Notice; isSaid: boolean }) {
  const { id, level, title, text, actions } = block;
  if (isSaid && !title && !actions) return null;
  return (
    <div className={`card is-notice is-${level}`}>
      <h2>
        <Icon name={icons[level] ?? 'help'} /> {title}
      </h2>
      {!isSaid && (
        <div className="prose">
          <Markdown text={text} />
        </div>
      )}
      <ChoiceButtons block={id} choices={actions} />
    </div>
  );
}
