import { useEffect, useState } from 'react';
import type { ScreenSources } from '../../../domain/desktop/screens.ts';
import type { Shell } from '../../platform/index.ts';

/** Pause between two looks; the pictures are live about once a second. */
const PAUSE_MS = 1_000;

/** What can be shared, as it is now; `failed` while it cannot be listed. */
export type Sources = ScreenSources | 'loading' | 'failed';

/** Follows what can be shared for a request, while there is one. */
export function useSources(shell: Shell, request: string | undefined): Sources {
  const [sources, setSources] = useState<Sources>('loading');
  useEffect(() => {
    if (request === undefined) return undefined;
    let isWanted = true;
    let timer: number | undefined;
    const look = async () => {
      const reply = await shell.call('screen:sources', { request });
      if (!isWanted) return;
      setSources(reply.ok ? reply.value : 'failed');
      // After the answer, so that a slow computer is not asked faster than it can answer.
      timer = window.setTimeout(() => void look(), PAUSE_MS);
    };
    void look();
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [shell, request]);
  return sources;
}
