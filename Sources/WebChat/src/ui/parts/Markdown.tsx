import { Fragment, memo, type ReactNode } from 'react';

const inline = /(`[^`\n]+`)|(\*\*[^*\n]+\*\*)|(\[[^\]\n]+\]\([^)\s]+\))|(https?:\/\/[^\s<>()，。；！？、）】」』]+[^\s<>().,;:!?，。；！？、）】」』])/;
const address = /^(https?:\/\/|mailto:|tel:|\/(?!\/))/i;

/** Text of an answer with a little Markdown: elements only, never HTML, and links only to where a link may lead. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return <>{blocks(text)}</>;
});

function blocks(text: string): ReactNode[] {
  return text
    .split(/(```[\s\S]*?(?:```|$))|\n{2,}/)
    .filter((part): part is string => part !== undefined && part.trim() !== '')
    .map((part, index) => <Fragment key={index}>{block(part.replace(/^\n+|\s+$/g, ''))}</Fragment>);
}

function block(part: string): ReactNode {
  if (part.startsWith('```')) return <pre tabIndex={0}>{part.replace(/^```\w*\n?|\n?```$/g, '')}</pre>;
  const lines = part.split('\n');
  if (lines.every((line) => /^\s*[-*•] /.test(line))) return <ul>{items(lines, /^\s*[-*•] /)}</ul>;
  if (lines.every((line) => /^\s*\d+[.)、] ?/.test(line))) return <ol start={parseInt(part, 10)}>{items(lines, /^\s*\d+[.)、] ?/)}</ol>;
  return (
    <p>
      {lines.map((line, index) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          {/^#{1,4} /.test(line) ? <strong>{spans(line.replace(/^#+ /, ''))}</strong> : spans(line)}
        </Fragment>
      ))}
    </p>
  );
}

const items = (lines: string[], mark: RegExp) => lines.map((line, index) => <li key={index}>{spans(line.replace(mark, ''))}</li>);

function spans(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let rest = text;
  for (let match = inline.exec(rest); match; match = inline.exec(rest)) {
    if (match.index > 0) parts.push(rest.slice(0, match.index));
    const [found = ''] = match;
    parts.push(<Fragment key={parts.length}>{span(found)}</Fragment>);
    rest = rest.slice(match.index + found.length);
  }
  return rest ? [...parts, rest] : parts;
}

function span(text: string): ReactNode {
  if (text.startsWith('`')) return <code>{text.slice(1, -1)}</code>;
  if (text.startsWith('**')) return <strong>{text.slice(2, -2)}</strong>;
  const named = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(text);
  const [label, href] = named ? [named[1] ?? '', named[2] ?? ''] : [text, text];
  return address.test(href) ? <Out href={href}>{label}</Out> : text;
}

/** A link out of the page. */
export function Out({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

export const isSafeAddress = (href: string | undefined): href is string => href !== undefined && /^(https?:\/\/|\/(?!\/))/i.test(href);
