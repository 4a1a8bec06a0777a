/** Names that the language or a test tool asks every object for; their absence means nothing. */
const ASKED_OF_EVERYTHING: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  '__esModule',
  'asymmetricMatch',
  'nodeType',
  '$$typeof',
]);

/** Makes reading a member that is not there an error that names it, so that no test passes by silence. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      const isKnown = key in object || typeof key === 'symbol' || ASKED_OF_EVERYTHING.has(key);
      if (!isKnown) throw new Error(`${name}.${String(key)} is not imitated by this host`);
      const value: unknown = Reflect.get(object, key, object);
      const isMethod = typeof value === 'function' && !Object.hasOwn(object, key);
      return isMethod && !isClass(value) ? bound(object, value) : value;
    },
    set: (object, key, value) => Reflect.set(object, key, value, object),
  });
}

/** A name of Electron's that this host has nothing behind: using it in any way throws. */
export function notImitated(name: string): never {
  // No arrow function, because `new` must reach it.
  function refuse(): never {
    throw new Error(`${name} is not imitated by this host`);
  }
  return strict(name, refuse) as never;
}

function isClass(value: CallableFunction): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

const boundMethods = new WeakMap<object, WeakMap<CallableFunction, CallableFunction>>();

/** A method that always works on the real object: private fields cannot be reached through a proxy. */
function bound(object: object, method: CallableFunction): CallableFunction {
  const known = boundMethods.get(object) ?? new WeakMap<CallableFunction, CallableFunction>();
  boundMethods.set(object, known);
  const again = known.get(method) ?? (method.bind(object) as CallableFunction);
  known.set(method, again);
  return again;
}
