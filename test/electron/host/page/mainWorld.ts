import { createAskHost } from './askHost.ts';
import { createBridge } from './bridge.ts';
import { gateCapture } from './capture.ts';
import { gateNotifications, gateWindow } from './pageWindow.ts';
import { gatePermissions } from './permissionGates.ts';

/** Sets up the world that the page's own scripts live in. */
export function startMainWorld(secret: string): void {
  const bridge = createBridge(secret, 'main', 'isolated');
  bridge.onExpose((key, api) => {
    if (key in window) {
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    }
    Object.defineProperty(window, key, {
      value: deepFreeze(api),
      enumerable: true,
      writable: false,
      configurable: false,
    });
  });
  const ask = createAskHost(bridge);
  gateCapture(ask);
  gatePermissions(ask);
  gateWindow(ask);
  gateNotifications(ask);
}

/** Everything in it that can be frozen is. */
function deepFreeze(value: unknown, seen = new Set<unknown>()): unknown {
  const isObject = typeof value === 'object' || typeof value === 'function';
  if (!isObject || value === null || seen.has(value) || ArrayBuffer.isView(value)) return value;
  seen.add(value);
  Object.freeze(value);
  for (const key of Object.getOwnPropertyNames(value)) {
    deepFreeze((value as Readonly<Record<string, unknown>>)[key], seen);
  }
  return value;
}
