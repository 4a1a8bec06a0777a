import type { Bridge } from './bridge.ts';

/** Numbers under which the isolated world answers the main world's runtime. */
export const ASK = 0;
export const ASK_NOW = -1;

/** What the main world's runtime may ask of the host. */
export interface AskHost {
  /** Takes a round trip; the page goes on meanwhile. */
  later<T>(kind: string, details: object): Promise<T>;
  /** The page stands still until the answer is there. */
  now<T>(kind: string, details: object): T;
}

/** Asks by way of the isolated world: the main world has no way out of its own that the page could use. */
export function createAskHost(bridge: Bridge): AskHost {
  return {
    later: <T>(kind: string, details: object) => bridge.call(ASK, [kind, details]) as Promise<T>,
    now: <T>(kind: string, details: object) => bridge.call(ASK_NOW, [kind, details]) as T,
  };
}

/** A method of the page's world, of whatever object. */
type Method = (this: never, ...args: never[]) => unknown;

/** Puts a method in front of one that pages know; pages without it stay without. */
export function wrap<M extends Method>(
  prototype: object | undefined,
  name: string,
  make: (original: M) => M,
): void {
  const original = (prototype as Readonly<Record<string, unknown>> | undefined)?.[name];
  if (prototype === undefined || typeof original !== 'function') return;
  Object.defineProperty(prototype, name, {
    value: make(original as unknown as M),
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

/** The error of a permission that was not given. */
export function permissionDenied(): DOMException {
  return new DOMException('Permission denied', 'NotAllowedError');
}
