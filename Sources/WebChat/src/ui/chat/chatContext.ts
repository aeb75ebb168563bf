import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Chat, ChatSession } from '../../chat/session';

/** A file or a paste that may be a table. */
export interface TableSource {
  readonly name: string;
  readonly text: string;
}

/** What the parts of a conversation may do. */
export interface Conversation {
  readonly chat: ChatSession;
  /** Puts text into the composer, to be looked at before it is sent. */
  compose(text: string): void;
  quote(text: string): void;
  editLast(): void;
  edit(id: string, text: string): void;
  openTable(source?: TableSource): void;
}

export const ConversationContext = createContext<Conversation | null>(null);

export function useConversation(): Conversation {
  const conversation = useContext(ConversationContext);
  if (!conversation) throw new Error('a part of a conversation stands outside of one');
  return conversation;
}

export function useChat(chat: ChatSession): Chat {
  return useSyncExternalStore(chat.subscribe, chat.snapshot);
}
