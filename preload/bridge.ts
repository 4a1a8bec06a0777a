import type { IpcRenderer } from 'electron';
import { CALL_NAMES, EVENT_NAMES, type Bridge } from './contract.ts';

/** Makes `window.umeet`: it carries the names of the contract and no others. */
export function createBridge(ipc: Pick<IpcRenderer, 'invoke' | 'on' | 'off'>): Bridge {
  return {
    call: (name, argument) =>
      CALL_NAMES.includes(name)
        ? ipc.invoke(name, argument)
        : Promise.resolve({ ok: false, fault: { code: 'not-found', retry: 'never' } }),
    on: (name, listener) => {
      if (!EVENT_NAMES.includes(name)) return () => undefined;
      // The page gets the payload alone: Electron's event object holds the sender.
      const relay = (_event: unknown, payload: Parameters<typeof listener>[0]) => listener(payload);
      ipc.on(name, relay);
      return () => void ipc.off(name, relay);
    },
  };
}
