// Structured-clone values as JSON text and back. Electron's ipc clones in C++; here both ends, Node and the page, run
// this file. What does not cross in Electron (functions, DOM nodes, Blobs) does not cross here, with the same words.

/** A value, or where it is in the list of objects. */
type Slot =
  | string
  | number
  | boolean
  | null
  | { readonly u: 1 }
  | { readonly n: string }
  | { readonly b: string }
  | { readonly r: number };
type Members = readonly (readonly [string, Slot])[];
/** An object: its kind and what it takes to make it again. */
type Made =
  | readonly ['array', number, Members]
  | readonly ['object', Members]
  | readonly ['date', number]
  | readonly ['regexp', string, string]
  | readonly ['map', readonly (readonly [Slot, Slot])[]]
  | readonly ['set', readonly Slot[]]
  | readonly ['error', string, string, string]
  | readonly ['buffer', string]
  | readonly ['view', string, string];
type Encoded = readonly [Slot, readonly Made[]];

/** Electron's words. */
const NOT_CLONEABLE = 'An object could not be cloned.';
const CHUNK = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** `Date`, `Map`, `Error`… whatever world the object comes from. */
function kindOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** Throws when the value cannot be cloned. */
export function encode(value: unknown): string {
  let root: unknown;
  try {
    root = structuredClone(value);
  } catch {
    throw new Error(NOT_CLONEABLE);
  }
  const objects: Made[] = [];
  const places = new Map<object, number>();

  const slot = (item: unknown): Slot => {
    if (item === undefined) return { u: 1 };
    if (typeof item === 'number') return numberSlot(item);
    if (typeof item === 'bigint') return { b: String(item) };
    if (item === null || typeof item !== 'object') return item as string | boolean | null;
    const known = places.get(item);
    if (known !== undefined) return { r: known };
    const place = objects.length;
    places.set(item, place);
    // Keeps the place while the members are looked at; they may lead back here.
    objects.push(['object', []]);
    objects[place] = take(item, slot);
    return { r: place };
  };
  const encoded: Encoded = [slot(root), objects];
  return JSON.stringify(encoded);
}

function numberSlot(item: number): Slot {
  if (Object.is(item, -0)) return { n: '-0' };
  return Number.isFinite(item) ? item : { n: String(item) };
}

function take(item: object, slot: (value: unknown) => Slot): Made {
  const members = (): Members => Object.entries(item).map(([key, value]) => [key, slot(value)]);
  if (Array.isArray(item)) return ['array', item.length, members()];
  if (ArrayBuffer.isView(item)) {
    const bytes = new Uint8Array(item.buffer, item.byteOffset, item.byteLength);
    return ['view', item.constructor.name, toBase64(bytes)];
  }
  switch (kindOf(item)) {
    case 'Date':
      return ['date', (item as Date).getTime()];
    case 'RegExp':
      return ['regexp', (item as RegExp).source, (item as RegExp).flags];
    case 'Map':
      return ['map', [...(item as Map<unknown, unknown>)].map(([k, v]) => [slot(k), slot(v)])];
    case 'Set':
      return ['set', [...(item as Set<unknown>)].map(slot)];
    case 'Error':
      return [
        'error',
        (item as Error).name,
        (item as Error).message,
        String((item as Error).stack),
      ];
    case 'ArrayBuffer':
      return ['buffer', toBase64(new Uint8Array(item as ArrayBuffer))];
    case 'Object':
      return ['object', members()];
    default:
      // Blob, File, CryptoKey and their like can be cloned, and still do not cross Electron's ipc.
      throw new Error(NOT_CLONEABLE);
  }
}

/** Makes the value again from the text of {@link encode}. */
export function decode(text: string): unknown {
  const [root, objects] = JSON.parse(text) as Encoded;
  const made = new Map<number, unknown>();

  const value = (slot: Slot): unknown => {
    if (slot === null || typeof slot !== 'object') return slot;
    if ('u' in slot) return undefined;
    if ('n' in slot) return Number(slot.n);
    if ('b' in slot) return BigInt(slot.b);
    const description = objects[slot.r];
    if (!made.has(slot.r) && description) make(description, (object) => made.set(slot.r, object));
    return made.get(slot.r);
  };
  /** An object is kept before its members are made, because they may lead back to it. */
  const make = (description: Made, keep: (object: unknown) => void): void => {
    switch (description[0]) {
      case 'array': {
        const array: unknown[] = [];
        array.length = description[1];
        keep(array);
        return fill(array, description[2]);
      }
      case 'object': {
        const object = {};
        keep(object);
        return fill(object, description[1]);
      }
      case 'map': {
        const map = new Map<unknown, unknown>();
        keep(map);
        for (const [key, item] of description[1]) map.set(value(key), value(item));
        return;
      }
      case 'set': {
        const set = new Set<unknown>();
        keep(set);
        for (const item of description[1]) set.add(value(item));
        return;
      }
      default:
        keep(makeLeaf(description));
    }
  };
  const fill = (object: object, members: Members): void => {
    for (const [key, item] of members) {
      // Not by assignment: a member may be called `__proto__`.
      const descriptor = { writable: true, enumerable: true, configurable: true };
      Object.defineProperty(object, key, { ...descriptor, value: value(item) });
    }
  };
  return value(root);
}

type Leaf = Exclude<Made, readonly ['array' | 'object' | 'map' | 'set', ...unknown[]]>;

function makeLeaf(description: Leaf): unknown {
  switch (description[0]) {
    case 'date':
      return new Date(description[1]);
    case 'regexp':
      return new RegExp(description[1], description[2]);
    case 'buffer':
      return fromBase64(description[1]).buffer;
    case 'view':
      return makeView(description[1], fromBase64(description[2]).buffer);
    default:
      return makeError(description);
  }
}

function globalNamed(name: string): unknown {
  return (globalThis as Readonly<Record<string, unknown>>)[name];
}

function makeView(name: string, buffer: ArrayBuffer): unknown {
  // Node's Buffer arrives as what it is underneath.
  const View = (globalNamed(name) ?? Uint8Array) as new (buffer: ArrayBuffer) => object;
  return name === 'Buffer' ? new Uint8Array(buffer) : new View(buffer);
}

function makeError([, name, message, stack]: readonly [string, string, string, string]): Error {
  const known = globalNamed(name);
  const isErrorClass = typeof known === 'function' && known.prototype instanceof Error;
  const error = isErrorClass ? new (known as ErrorConstructor)(message) : new Error(message);
  error.stack = stack;
  return error;
}
