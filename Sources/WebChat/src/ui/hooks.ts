import { useEffect, useRef, useState } from 'react';

/** The time, renewed every `every` ms while `isRunning`. */
export function useNow(every: number, isRunning = true): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isRunning) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every, isRunning]);
  return now;
}

/** The value as it was `ms` after it last changed. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

/** Calls the newest `listener` for an event of the window. */
export function useWindowEvent<Name extends keyof WindowEventMap>(name: Name, listener: (event: WindowEventMap[Name]) => void): void {
  const newest = useRef(listener);
  newest.current = listener;
  useEffect(() => {
    const call = (event: WindowEventMap[Name]) => newest.current(event);
    addEventListener(name, call);
    return () => removeEventListener(name, call);
  }, [name]);
}

const HELD = 500;

/** Handlers that tell a long press of a finger. */
export function useLongPress(pressed: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const end = () => clearTimeout(timer.current);
  return {
    onTouchStart: () => {
      timer.current = setTimeout(pressed, HELD);
    },
    onTouchEnd: end,
    onTouchMove: end,
    onTouchCancel: end,
  };
}
