import type { Command } from '../palette/commands';
import type { Overlay } from './ChatPage';
import type { Conversation } from './chatContext';

/** Puts the example of a command into the composer, to be changed and sent. */
export function insertCommand(command: Command, { compose }: Conversation, onOverlay: (overlay: Overlay) => void): void {
  onOverlay('none');
  compose(command.example);
}

/** The part of an example to type over: what stands after the words that begin the request. */
export function variablePart(example: string): [number, number] {
  const head = /^\S+\s+/.exec(example)?.[0] ?? '';
  return [head.length < example.length ? head.length : 0, example.length];
}
