// Loaded before the program's own code in a utility process: gives it what Electron gives there.
import { EventEmitter } from 'node:events';

/** `process.parentPort`: messages wait until somebody listens. */
class ParentPort extends EventEmitter {
  readonly #waiting: unknown[] = [];
  #isOpen = false;

  constructor() {
    super();
    process.on('message', (data) => this.#receive(data));
    this.on('newListener', (event) => {
      if (event === 'message') queueMicrotask(() => this.start());
    });
  }

  start(): void {
    this.#isOpen = true;
    for (const data of this.#waiting.splice(0)) this.#receive(data);
  }
  pause(): void {
    this.#isOpen = false;
  }
  postMessage(data: unknown): void {
    // Nobody is told when the program is gone: this process is about to end as well.
    if (process.connected) process.send?.(data, undefined, {}, () => undefined);
  }

  #receive(data: unknown): void {
    if (this.#isOpen) this.emit('message', { data, ports: [] });
    else this.#waiting.push(data);
  }
}

const define = (object: object, name: string, value: unknown) =>
  Object.defineProperty(object, name, { value, configurable: true, enumerable: true });
define(process, 'parentPort', new ParentPort());
define(process, 'type', 'utility');
// A utility process never outlives the program.
process.on('disconnect', () => process.exit());
