import { useEffect, useState } from 'react';
import type { UpdateState } from '../../domain/desktop/updates.ts';
import type { Shell } from '../platform/index.ts';

/** How far the program is with newer versions of itself; `undefined` until it was asked, and in a browser. */
export function useUpdates(shell: Shell | undefined): UpdateState | undefined {
  const [state, setState] = useState<UpdateState>();
  useEffect(() => {
    if (!shell) return undefined;
    let isWanted = true;
    const undo = shell.on('updates:changed', setState);
    // Asked for after listening, so that a change between the two is not missed.
    void shell.call('updates:get', undefined).then((reply) => {
      if (isWanted && reply.ok) setState(reply.value);
      return undefined;
    });
    return () => {
      isWanted = false;
      undo();
    };
  }, [shell]);
  return state;
}
