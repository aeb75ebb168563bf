import { lazy, Suspense, type ComponentType } from 'react';
import { Fallback } from './Fallback';

/** A component whose script comes when it is first wanted; nothing is shown until then, or when it cannot be had. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Lazy = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>;
  return function Later(props: Props) {
    return (
      <Fallback instead={null}>
        <Suspense fallback={null}>
          <Lazy {...props} />
        </Suspense>
      </Fallback>
    );
  };
}
