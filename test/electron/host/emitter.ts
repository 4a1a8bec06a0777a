import { EventEmitter } from 'node:events';

/** An event emitter with these members of its own, getters and setters included. */
export function emitter<T extends object>(members: T): EventEmitter & T {
  const descriptors = Object.getOwnPropertyDescriptors(members);
  return Object.defineProperties(new EventEmitter(), descriptors) as EventEmitter & T;
}
