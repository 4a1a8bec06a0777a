import { lazy, useState, type ComponentType } from 'react';

/** A screen whose code comes later, and the way to fetch it before. */
export interface Later {
  readonly Screen: ComponentType;
  readonly load: () => Promise<unknown>;
}

/**
 * A screen whose code comes when it is first shown, or fetched. Once the code is there it is shown at once: React's `lazy` alone would
 * say that it is loading all the same, and leave that for 300 ms.
 */
export function later(fetchScreen: () => Promise<ComponentType>): Later {
  let fetched: ComponentType | undefined;
  const load = async () => (fetched = await fetchScreen());
  const Waiting = lazy(async () => ({ default: await load() }));
  function Screen() {
    // The same for as long as it is shown: another component would begin anew.
    const [Shown] = useState<ComponentType>(() => fetched ?? Waiting);
    return <Shown />;
  }
  return { Screen, load };
}
