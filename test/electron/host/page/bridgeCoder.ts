/** A value on its way between the worlds. Plain values go as they are; the rest is described. */
export type Coded =
  | undefined
  | null
  | string
  | number
  | boolean
  | bigint
  | { readonly t: 'function'; readonly id: number }
  /** A function of the receiver, coming home. */
  | { readonly t: 'own'; readonly id: number }
  | { readonly t: 'promise'; readonly id: number }
  | { readonly t: 'error'; readonly message: string }
  | { readonly t: 'array'; readonly items: Coded[] }
  | { readonly t: 'object'; readonly members: [string, Coded][] }
  /** Cloned by Blink on the way. */
  | { readonly t: 'clone'; readonly value: unknown };

type AnyFunction = (...args: never[]) => unknown;

/** What a coder needs of the bridge. */
interface CoderParts {
  readonly call: (id: number, args: readonly unknown[]) => unknown;
  readonly settle: (id: number, ok: boolean, value: Coded) => void;
}

/** Turns values into {@link Coded} and back, and keeps the functions and promises that went over by number. */
interface Coder {
  encode(value: unknown): Coded;
  /** Values of one call, which may share objects. */
  encodeAll(values: readonly unknown[]): Coded[];
  decode(coded: Coded): unknown;
  /** The other world calls a function of this one. */
  run(id: number, args: readonly Coded[]): unknown;
  /** A promise of the other world was settled. */
  settled(id: number, ok: boolean, value: Coded): void;
  serve(id: number, serve: AnyFunction): void;
}

/** Kinds that Electron leaves to structured clone; the last few cannot be cloned and say so. */
const CLONED: ReadonlySet<string> = new Set(
  (
    'Date RegExp Map Set ArrayBuffer SharedArrayBuffer DataView Boolean Number String BigInt ' +
    'Blob File VideoFrame WeakMap WeakSet Generator'
  ).split(' '),
);
const DEEPEST = 1000;
const TOO_DEEP = `Electron contextBridge recursion depth exceeded.  Nested objects deeper than ${DEEPEST} are not supported.`;

/** Makes a coder for one world. */
export function createCoder({ call, settle }: CoderParts): Coder {
  const functions = new Map<number, { run: AnyFunction; self: unknown }>();
  const promises = new Map<number, PromiseWithResolvers<unknown>>();
  /** Stand-ins made here, and the number of the function over there. */
  const standIns = new WeakMap<AnyFunction, number>();
  let lastId = 0;

  /** Who holds a value, what was coded before it in this call, and how deep it lies. */
  interface Walk {
    readonly parent: unknown;
    readonly seen: Map<unknown, Coded>;
    readonly depth: number;
  }
  const start = (): Walk => ({ parent: undefined, seen: new Map(), depth: 0 });

  const encodeIn = (value: unknown, walk: Walk): Coded => {
    if (walk.depth >= DEEPEST) throw new TypeError(TOO_DEEP);
    if (typeof value === 'symbol') return undefined;
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
      return value as Coded;
    }
    const known = walk.seen.get(value);
    if (known !== undefined) return known;
    if (typeof value === 'function') return encodeFunction(value as AnyFunction, walk);
    if (value instanceof Promise) return encodePromise(value, walk);
    return encodeObject(value, walk);
  };
  const encodeFunction = (run: AnyFunction, { parent, seen }: Walk): Coded => {
    const home = standIns.get(run);
    if (home !== undefined) return { t: 'own', id: home };
    lastId += 1;
    functions.set(lastId, { run, self: parent });
    const coded: Coded = { t: 'function', id: lastId };
    seen.set(run, coded);
    return coded;
  };
  const encodePromise = (promise: Promise<unknown>, { seen }: Walk): Coded => {
    lastId += 1;
    const id = lastId;
    const tell = (ok: boolean) => (value: unknown) => {
      try {
        settle(id, ok, encodeIn(value, start()));
      } catch (error) {
        settle(id, false, { t: 'error', message: (error as Error).message });
      }
    };
    promise.then(tell(true), tell(false));
    const coded: Coded = { t: 'promise', id };
    seen.set(promise, coded);
    return coded;
  };
  const encodeObject = (value: object, { seen, depth }: Walk): Coded => {
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    if (kind === 'Error') return encodeError(value as Error);
    if (CLONED.has(kind) || ArrayBuffer.isView(value)) return encodeClone(value);
    if (value instanceof Node) {
      throw new Error('contextBridge: DOM nodes are not imitated by this host');
    }
    const inside: Walk = { parent: value, seen, depth: depth + 1 };
    if (Array.isArray(value)) {
      const items: Coded[] = [];
      const coded: Coded = { t: 'array', items };
      seen.set(value, coded);
      for (const item of value) items.push(encodeIn(item, inside));
      return coded;
    }
    // Of class instances, ports and events, too, only the enumerable members of their own cross.
    const members: [string, Coded][] = [];
    const coded: Coded = { t: 'object', members };
    seen.set(value, coded);
    for (const [key, item] of Object.entries(value)) members.push([key, encodeIn(item, inside)]);
    return coded;
  };

  const decodeIn = (coded: Coded, seen: Map<Coded, unknown>): unknown => {
    if (coded === null || typeof coded !== 'object') return coded;
    if (seen.has(coded)) return seen.get(coded);
    const keep = <T>(value: T): T => {
      seen.set(coded, value);
      return value;
    };
    switch (coded.t) {
      case 'own':
        return functions.get(coded.id)?.run;
      case 'function':
        return keep(standInFor(coded.id));
      case 'promise':
        return keep(promised(coded.id));
      case 'error':
        return new Error(coded.message);
      case 'clone':
        return coded.value;
      case 'array': {
        const array: unknown[] = keep([]);
        for (const item of coded.items) array.push(decodeIn(item, seen));
        return array;
      }
      case 'object': {
        const object: Record<string, unknown> = keep({});
        for (const [key, item] of coded.members) object[key] = decodeIn(item, seen);
        return object;
      }
    }
  };
  const standInFor = (id: number): AnyFunction => {
    const standIn = (...args: unknown[]): unknown => call(id, args);
    standIns.set(standIn, id);
    return standIn;
  };
  const promised = (id: number): Promise<unknown> => {
    const promise = Promise.withResolvers<unknown>();
    promises.set(id, promise);
    return promise.promise;
  };

  return {
    encode: (value) => encodeIn(value, start()),
    encodeAll: (values) => {
      const walk = start();
      return values.map((value) => encodeIn(value, walk));
    },
    decode: (coded) => decodeIn(coded, new Map()),
    run: (id, args) => {
      const known = functions.get(id);
      if (!known) throw new Error('the function is gone');
      const seen = new Map<Coded, unknown>();
      return Reflect.apply(
        known.run,
        known.self,
        args.map((arg) => decodeIn(arg, seen)),
      );
    },
    settled: (id, ok, value) => {
      const promise = promises.get(id);
      promises.delete(id);
      const result = decodeIn(value, new Map());
      if (ok) promise?.resolve(result);
      else promise?.reject(result);
    },
    serve: (id, run) => {
      functions.set(id, { run, self: undefined });
    },
  };
}

/** An error loses its class and whatever it carries besides its message. */
function encodeError(error: Error): Coded {
  const message = typeof error.message === 'string' ? error.message : String(error);
  return { t: 'error', message };
}

function encodeClone(value: object): Coded {
  try {
    structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
  return { t: 'clone', value };
}
