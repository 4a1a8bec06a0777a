import { useEffect, useState } from 'react';
import type { PrivacyStatus } from '../../domain/desktop/privacy.ts';
import type { Shell } from '../platform/index.ts';

/** A program that cannot say it is one on a system that has no say. */
const NO_WORD: PrivacyStatus = {
  os: 'linux',
  access: { microphone: 'unknown', camera: 'unknown', screen: 'unknown' },
  pages: [],
};

/**
 * What the system lets the program use; `undefined` until it was asked, and in a browser. It is asked anew whenever
 * the window is looked at again: the person may come from the system's settings.
 */
export function usePrivacy(shell: Shell | undefined): PrivacyStatus | undefined {
  const [status, setStatus] = useState<PrivacyStatus>();
  useEffect(() => {
    if (!shell) return undefined;
    let isWanted = true;
    const ask = async () => {
      const reply = await shell.call('privacy:status', undefined);
      if (isWanted) setStatus(reply.ok ? reply.value : NO_WORD);
    };
    const look = () => void ask();
    window.addEventListener('focus', look);
    look();
    return () => {
      isWanted = false;
      window.removeEventListener('focus', look);
    };
  }, [shell]);
  return status;
}
