import type { Block } from '../../wire';

/** What of an answer's words is said beside its blocks: a card's own words stand in them for clients that draw no cards. */
export function beside(text: string, blocks: readonly Block[]): string {
  return blocks.reduce((rest, block) => (block.kind === 'confirm' ? before(rest, block.prompt) : rest), text);
}

function before(text: string, prompt: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => [prompt, `${prompt}：`, `${prompt}:`].includes(line.trim()));
  return start < 0 ? text : lines.slice(0, start).join('\n').trim();
}
