import type { Cell, CellType } from '../../wire';
import { useFormat, useWords } from '../context';
import { isSafeAddress, Out } from '../parts/Markdown';

interface Props {
  value: Cell | undefined;
  type?: CellType;
  href?: string;
}

/** A value of the CRM as its type wants it: numbers formatted, telephone numbers to be called, links to be followed. */
export function CellText({ value, type, href }: Props) {
  const format = useFormat();
  const words = useWords();
  const text = format.cell(value, type);
  const target = typeof value === 'object' && value !== null && 'href' in value ? value.href : href;
  if (isSafeAddress(target)) {
    return (
      <Out href={target}>
        {text}
        <span className="sr"> ({words.chat.externalLink})</span>
      </Out>
    );
  }
  if (typeof value !== 'string' || value === '') return <>{text}</>;
  switch (type) {
    case 'phone':
      return <a href={`tel:${value.replace(/[^\d+]/g, '')}`}>{text}</a>;
    case 'email':
      return <a href={`mailto:${encodeURIComponent(value).replace('%40', '@')}`}>{text}</a>;
    case 'url':
      return isSafeAddress(value) ? <Out href={value}>{text}</Out> : <>{text}</>;
    case 'badge':
      return <span className="tag">{text}</span>;
    default:
      return <>{text}</>;
  }
}

/** Numbers stand at the right, so that their digits can be compared. */
export const isNumeric = (type: CellType) => type === 'number' || type === 'integer' || type === 'money' || type === 'percent';
