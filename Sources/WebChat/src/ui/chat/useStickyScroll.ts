import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** How near to the end, in pixels, counts as there. */
const NEAR = 48;

interface Anchor {
  element: HTMLElement;
  top: number;
}

/**
 * Keeps the reader's place: at the end he stays at the end whatever comes, elsewhere what he reads stays where it is.
 * `changed` runs after each render of the log, before the picture.
 */
export function useStickyScroll(log: RefObject<HTMLElement>) {
  const sticks = useRef(true);
  const anchor = useRef<Anchor | null>(null);
  const lastTop = useRef(0);
  const [isAtEnd, setAtEnd] = useState(true);

  const note = useCallback(() => {
    const element = log.current;
    if (!element) return;
    const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    // What grows below is no wish to leave the end; only going up is.
    const wentUp = element.scrollTop < lastTop.current - 1;
    lastTop.current = element.scrollTop;
    sticks.current = isNear || (sticks.current && !wentUp);
    setAtEnd(sticks.current);
    anchor.current = firstVisible(element);
  }, [log]);

  const settle = useCallback(() => {
    const element = log.current;
    if (!element) return;
    if (sticks.current) {
      element.scrollTop = element.scrollHeight;
      return;
    }
    const kept = anchor.current;
    if (!kept?.element.isConnected) return;
    const moved = kept.element.getBoundingClientRect().top - kept.top;
    if (Math.abs(moved) > 1) element.scrollTop += moved;
  }, [log]);

  const toEnd = useCallback(() => {
    sticks.current = true;
    setAtEnd(true);
    settle();
  }, [settle]);

  /** Lets go of the end, to show another place. */
  const letGo = useCallback(() => {
    sticks.current = false;
    anchor.current = null;
    setAtEnd(false);
  }, []);

  useLayoutEffect(settle);
  useEffect(() => {
    const element = log.current;
    if (!element || !('ResizeObserver' in window)) return;
    const observer = new ResizeObserver(settle);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [log, settle]);

  return { isAtEnd, note, toEnd, letGo };
}

function firstVisible(log: HTMLElement): Anchor | null {
  const { top } = log.getBoundingClientRect();
  for (const element of log.querySelectorAll<HTMLElement>('[data-row]')) {
    const box = element.getBoundingClientRect();
    if (box.bottom > top) return { element, top: box.top };
  }
  return null;
}
