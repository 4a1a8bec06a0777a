type Listener = (...args: never[]) => void;

/** The part of Node's EventEmitter that a sandboxed preload script has. */
export class SmallEmitter {
  readonly #listeners = new Map<
    string,
    { readonly listener: Listener; readonly once: boolean }[]
  >();

  #add(name: string, listener: Listener, once: boolean): this {
    if (typeof listener !== 'function') {
      throw new TypeError('The "listener" argument must be of type function.');
    }
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), { listener, once }]);
    return this;
  }
  on(name: string, listener: Listener): this {
    return this.#add(name, listener, false);
  }
  once(name: string, listener: Listener): this {
    return this.#add(name, listener, true);
  }
  addListener(name: string, listener: Listener): this {
    return this.on(name, listener);
  }
  off(name: string, listener: Listener): this {
    const all = this.#listeners.get(name) ?? [];
    const at = all.findLastIndex((one) => one.listener === listener);
    if (at >= 0) this.#listeners.set(name, all.toSpliced(at, 1));
    return this;
  }
  removeListener(name: string, listener: Listener): this {
    return this.off(name, listener);
  }
  removeAllListeners(name?: string): this {
    if (name === undefined) this.#listeners.clear();
    else this.#listeners.delete(name);
    return this;
  }
  listeners(name: string): Listener[] {
    return (this.#listeners.get(name) ?? []).map(({ listener }) => listener);
  }
  listenerCount(name: string): number {
    return this.listeners(name).length;
  }
  eventNames(): string[] {
    return [...this.#listeners.keys()].filter((name) => this.listenerCount(name) > 0);
  }
  setMaxListeners(): this {
    return this;
  }
  emit(name: string, ...args: unknown[]): boolean {
    const all = this.#listeners.get(name) ?? [];
    for (const { listener, once } of all) {
      if (once) this.off(name, listener);
      Reflect.apply(listener, this, args);
    }
    return all.length > 0;
  }
}
