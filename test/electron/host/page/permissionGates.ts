import { permissionDenied, wrap, type AskHost } from './askHost.ts';

/** Web names of permissions, where Electron's differ. */
const ELECTRON_NAMES: Readonly<Record<string, string>> = {
  camera: 'media',
  microphone: 'media',
  'clipboard-write': 'clipboard-sanitized-write',
};
const MEDIA_TYPES: Readonly<Record<string, string>> = { camera: 'video', microphone: 'audio' };

type AsyncMethod = (this: unknown, ...args: unknown[]) => Promise<unknown>;
type Query = (this: Permissions, descriptor: { name: string }) => Promise<PermissionStatus>;

/** Lets the app's permission handlers decide where Chromium would ask the person. */
export function gatePermissions(ask: AskHost): void {
  const gates: readonly (readonly [object | undefined, string, string])[] = [
    [globalThis.Clipboard?.prototype, 'readText', 'clipboard-read'],
    [globalThis.Clipboard?.prototype, 'read', 'clipboard-read'],
    [globalThis.Clipboard?.prototype, 'writeText', 'clipboard-sanitized-write'],
    [globalThis.Clipboard?.prototype, 'write', 'clipboard-sanitized-write'],
    [Element.prototype, 'requestFullscreen', 'fullscreen'],
    [globalThis.WakeLock?.prototype, 'request', 'screen-wake-lock'],
  ];
  for (const [prototype, name, permission] of gates) {
    wrap<AsyncMethod>(prototype, name, (original) => {
      return async function gated(...args) {
        const isGranted = await ask.later<boolean>('permission', { permission });
        if (!isGranted) throw permissionDenied();
        return original.apply(this, args);
      };
    });
  }
  wrap<Query>(Permissions.prototype, 'query', (original) => {
    return async function query(descriptor) {
      const status = await original.call(this, descriptor);
      const { name } = descriptor;
      const mediaType = MEDIA_TYPES[name];
      const isGranted = await ask.later<boolean>('permission-check', {
        permission: ELECTRON_NAMES[name] ?? name,
        ...(mediaType !== undefined && { mediaType }),
      });
      Object.defineProperty(status, 'state', { value: isGranted ? 'granted' : 'denied' });
      return status;
    };
  });
}
