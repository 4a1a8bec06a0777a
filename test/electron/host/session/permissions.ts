import type { Session } from 'electron';
import { originOf, toExternal } from '../chromium/schemes.ts';
import { record } from '../osLog.ts';

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];

/** The page that asks. */
export interface Asker {
  /** Its webContents, as the app sees it. */
  readonly contents: object;
  /** Its main frame, as the app sees it. */
  readonly frame: object;
  readonly url: string;
}

/** What a page tells about what it wants. */
export interface Wish {
  readonly permission: string;
  readonly mediaTypes?: readonly ('audio' | 'video')[];
  readonly mediaType?: 'audio' | 'video';
  readonly securityOrigin?: string;
  readonly externalURL?: string;
}

/** A session's permission handlers. */
export interface Permissions {
  onRequest(handler: RequestHandler): void;
  onCheck(handler: CheckHandler): void;
  /** The page wants to use something. */
  request(asker: Asker, wish: Wish): Promise<boolean>;
  /** The page, or Chromium, looks up whether it may. */
  check(asker: Asker, wish: Wish): boolean;
}

/** Makes them without a handler. Electron's permission manager then GRANTS everything, and so does this one. */
export function createPermissions(): Permissions {
  let requestHandler: RequestHandler = null;
  let checkHandler: CheckHandler = null;
  return {
    onRequest: (handler) => {
      requestHandler = handler;
    },
    onCheck: (handler) => {
      checkHandler = handler;
    },
    request: (asker, { permission, securityOrigin, ...wish }) => {
      record('permission-request', { permission, ...wish });
      if (!requestHandler) return Promise.resolve(true);
      const details = {
        requestingUrl: asker.url,
        isMainFrame: true,
        ...wish,
        ...(securityOrigin !== undefined && { securityOrigin: toExternal(securityOrigin) }),
      };
      const ask = requestHandler as (...args: unknown[]) => void;
      return new Promise((resolve) => {
        ask(asker.contents, permission, (granted: unknown) => resolve(Boolean(granted)), details);
      });
    },
    check: (asker, { permission, ...wish }) => {
      if (!checkHandler) return true;
      const securityOrigin = `${originOf(asker.url || 'about:blank')}/`;
      const details = { requestingUrl: asker.url, isMainFrame: true, securityOrigin, ...wish };
      const ask = checkHandler as (...args: unknown[]) => unknown;
      return Boolean(ask(asker.contents, permission, securityOrigin, details));
    },
  };
}
