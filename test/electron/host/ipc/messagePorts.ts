import { EventEmitter } from 'node:events';
import { decode, encode } from '../page/codec.ts';
import { strict } from '../strict.ts';

/** The way to the other end of a port. Values go as texts of codec.ts. */
export interface PortLink {
  deliver(data: string): void;
  close(): void;
}

const links = new WeakMap<object, PortEnd>();

/** The inside of a port: what reaches it, and what it reaches. */
export class PortEnd implements PortLink {
  /** The other end; gone when the channel is closed. */
  link: PortLink | undefined;
  readonly port: MessagePortMain;
  readonly #waiting: string[] = [];
  #isStarted = false;
  /** Whoever the port was handed on to. */
  #heir: PortLink | undefined;

  constructor() {
    this.port = new MessagePortMain(this);
    links.set(this.port, this);
  }

  start(): void {
    this.#isStarted = true;
    for (const data of this.#waiting.splice(0)) this.deliver(data);
  }
  deliver(data: string): void {
    if (this.#heir) this.#heir.deliver(data);
    else if (this.#isStarted) this.port.emit('message', { data: decode(data), ports: [] });
    else this.#waiting.push(data);
  }
  /** The other end was closed. */
  close(): void {
    this.link = undefined;
    if (this.#heir) this.#heir.close();
    else this.port.emit('close');
  }
  /** From now on somebody else has this end; what came before goes there. */
  handOn(heir: PortLink): PortLink {
    this.#heir = heir;
    for (const data of this.#waiting.splice(0)) heir.deliver(data);
    return { deliver: (data) => this.link?.deliver(data), close: () => this.link?.close() };
  }
}

/** One end of a channel, in the main process. */
export class MessagePortMain extends EventEmitter {
  readonly #end: PortEnd;

  constructor(end: PortEnd) {
    super();
    this.#end = end;
    const visible = strict('MessagePortMain', this);
    links.set(visible, end);
    return visible;
  }

  start(): void {
    this.#end.start();
  }
  postMessage(message: unknown, transfer: readonly MessagePortMain[] = []): void {
    if (transfer.length > 0) {
      throw new Error('sending ports through a port is not imitated by this host');
    }
    const data = encode(message);
    queueMicrotask(() => this.#end.link?.deliver(data));
  }
  close(): void {
    this.#end.link?.close();
    this.#end.link = undefined;
    this.emit('close');
  }
}

/** The inside of a port that the app hands over. */
export function endOf(port: MessagePortMain): PortEnd {
  const end = links.get(port);
  if (!end) throw new TypeError('Found invalid value in transferList');
  return end;
}

/** A channel between two ports of the main process. */
export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;

  constructor() {
    const [one, two] = [new PortEnd(), new PortEnd()];
    one.link = two;
    two.link = one;
    this.port1 = one.port;
    this.port2 = two.port;
  }
}
