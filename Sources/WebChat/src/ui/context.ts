import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { App } from '../app/app';
import type { Cell } from '../app/cell';
import type { Workspace } from '../app/workspace';
import type { Failure } from '../wire';
import { Refused, Unreachable } from '../http/failure';
import type { Words } from '../words/en';
import { wordsOf } from '../words/dictionaries';
import { Format } from '../words/format';

export const AppContext = createContext<App | null>(null);
export const WorkspaceContext = createContext<Workspace | null>(null);

function present<T>(value: T | null): T {
  if (value === null) throw new Error('a component stands outside its provider');
  return value;
}

export const useApp = () => present(useContext(AppContext));
export const useWorkspace = () => present(useContext(WorkspaceContext));
export const useCell = <T>(cell: Cell<T>): T => useSyncExternalStore(cell.subscribe, cell.get);

export function useLanguage() {
  return useCell(useApp().preferences).language;
}

export function useWords(): Words {
  return wordsOf(useLanguage());
}

export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => new Format(language, wordsOf(language)), [language]);
}

/** What the server said, or our own words for its code: never nothing, never a code. */
export const told = (words: Words, failure: Failure): string => failure.message || words.errors[failure.code] || words.errors.internal;

export function toldOf(words: Words, error: unknown): string {
  if (error instanceof Refused) return told(words, error.failure);
  return error instanceof Unreachable ? words.unreachable : words.errors.internal;
}
