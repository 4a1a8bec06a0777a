import type { CustomScheme } from 'electron';
import { handlers, schemes, type SchemeHandler } from '../chromium/schemes.ts';
import { strict } from '../strict.ts';
import { needReady, state } from './state.ts';

const WEB_SCHEMES: ReadonlySet<string> = new Set(['http', 'https', 'file']);

/** `session.protocol` of the default session. Others cannot serve schemes here. */
export const defaultProtocol = {
  handle: (scheme: string, handler: SchemeHandler): void => {
    if (WEB_SCHEMES.has(scheme)) throw notImitated(`taking over ${scheme}:`);
    if (!schemes.has(scheme)) throw notImitated(`a scheme that was not declared (${scheme}:)`);
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  unhandle: (scheme: string): void => {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
};

/** The module `protocol`. */
export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (list: readonly CustomScheme[]): void => {
    if (state.ready) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    // A second call replaces the first.
    schemes.clear();
    for (const { scheme, privileges = {} } of list) {
      const isMappable = /^[a-z][a-z0-9-]*$/.test(scheme);
      if (!isMappable) throw notImitated(`the scheme name '${scheme}'`);
      schemes.set(scheme, privileges);
    }
  },
  handle: (scheme: string, handler: SchemeHandler): void => {
    needReady('protocol');
    defaultProtocol.handle(scheme, handler);
  },
  unhandle: (scheme: string): void => defaultProtocol.unhandle(scheme),
  isProtocolHandled: (scheme: string): boolean => defaultProtocol.isProtocolHandled(scheme),
});

function notImitated(what: string): Error {
  return new Error(`protocol: ${what} is not imitated by this host`);
}
