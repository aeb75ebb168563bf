import type { SummaryLine } from '../../wire';
import { useWords } from '../context';
import { CellText } from './CellText';

/** What will be, beside what is, and the words that each value came from. */
export function SummaryTable({ lines }: { lines: readonly SummaryLine[] }) {
  const words = useWords();
  if (lines.length === 0) return null;
  return (
    <dl className="fields summary">
      {lines.map(({ label, value, type, before, evidence, changed }, index) => (
        <div key={index} className={changed ? 'is-changed' : undefined}>
          <dt>
            {label}
            {changed && <span className="tag is-changed">{words.block.changed}</span>}
          </dt>
          <dd>
            {before !== undefined && (
              <>
                <del>
                  <span className="sr">{words.block.was}: </span>
                  <CellText value={before} type={type} />
                </del>
                <span aria-hidden="true"> → </span>
              </>
            )}
            <ins>
              {before !== undefined && <span className="sr">{words.block.becomes}: </span>}
              <CellText value={value} type={type} />
            </ins>
            {evidence && (
              <q title={words.block.evidence}>
                <span className="sr">{words.block.evidence}: </span>
                {evidence}
              </q>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
