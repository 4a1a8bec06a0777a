import { useCallback, useEffect, useState } from 'react';
import type { DesktopSettings, Preferences } from '../../domain/desktop/desktopSettings.ts';
import type { Presence } from '../../domain/desktop/presence.ts';
import type { Fault } from '../../domain/fault.ts';
import type { Shell } from '../platform/index.ts';

/** The desktop program's settings, as a view uses them. */
export interface ShellPreferences {
  /** `undefined` until they have been read. */
  readonly preferences: Preferences | undefined;
  /** Changes some; resolves to why not, or to nothing once they are in force. */
  readonly change: (change: Partial<DesktopSettings>) => Promise<Fault | undefined>;
}

/** The desktop program's settings, wherever they are changed. */
export function useShellPreferences(shell: Shell): ShellPreferences {
  const [preferences, setPreferences] = useState<Preferences>();
  useEffect(() => {
    let isWanted = true;
    const undo = shell.on('preferences:changed', setPreferences);
    // Asked for after listening, so that a change between the two is not missed.
    void shell.call('preferences:get', undefined).then((reply) => {
      if (isWanted && reply.ok) setPreferences(reply.value);
      return undefined;
    });
    return () => {
      isWanted = false;
      undo();
    };
  }, [shell]);
  const change = useCallback(
    async (wanted: Partial<DesktopSettings>) => {
      const reply = await shell.call('preferences:change', wanted);
      return reply.ok ? undefined : reply.fault;
    },
    [shell],
  );
  return { preferences, change };
}

/**
 * What the system allows of these settings; `undefined` until it was asked. It is asked anew whenever the window
 * is looked at again: the person may come from the system's own settings.
 */
export function useShellPresence(shell: Shell): Presence | undefined {
  const [presence, setPresence] = useState<Presence>();
  useEffect(() => {
    let isWanted = true;
    const ask = () =>
      void shell.call('presence:get', undefined).then((reply) => {
        if (isWanted && reply.ok) setPresence(reply.value);
        return undefined;
      });
    const undo = shell.on('presence:changed', setPresence);
    window.addEventListener('focus', ask);
    ask();
    return () => {
      isWanted = false;
      window.removeEventListener('focus', ask);
      undo();
    };
  }, [shell]);
  return presence;
}
