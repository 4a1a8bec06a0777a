/** An event that a listener may prevent. */
export class Preventable {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** An event with these members. */
export function createEvent<T extends object>(members?: T): Preventable & T {
  return Object.assign(new Preventable(), members);
}
