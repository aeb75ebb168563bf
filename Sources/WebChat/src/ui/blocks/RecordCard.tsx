import type * as wire from '../../wire';
import { useWords } from '../context';
import { isSafeAddress, Out } from '../parts/Markdown';
import { CellText } from './CellText';
import { ChoiceButtons } from './ChoiceButtons';

export function RecordCard({ block }: { block: wire.Record }) {
  const words = useWords();
  const { id, title, subtitle, href, fields, actions } = block;
  return (
    <div className="card" role="group" aria-label={title}>
      <header className="card-head">
        <div>
          <h2>{title}</h2>
          {subtitle && <p className="hint">{subtitle}</p>}
        </div>
        {isSafeAddress(href) && (
          <Out href={href}>
            {words.chat.openRecord}
            <span className="sr"> ({words.chat.externalLink})</span>
          </Out>
        )}
      </header>
      <dl className="fields">
        {fields.map(({ label, value, type, href: link }, index) => (
          <div key={index}>
            <dt>{label}</dt>
            <dd>
              <CellText value={value} type={type} href={link} />
            </dd>
          </div>
        ))}
      </dl>
      <ChoiceButtons block={id} choices={actions} />
    </div>
  );
}
