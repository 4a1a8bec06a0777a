import { decode, encode } from './codec.ts';
import type { HostLink } from './hostLink.ts';
import type { HostMessage } from './messages.ts';
import { SmallEmitter } from './smallEmitter.ts';

/** The preload script's ipcRenderer, and what feeds it. */
export interface IpcParts {
  readonly ipcRenderer: SmallEmitter;
  receive(message: HostMessage): void;
}

/** Makes them. Methods lie on the prototype: ipcRenderer sent over the bridge arrives as `{}`. */
export function createIpc(link: HostLink): IpcParts {
  const ports = new Map<number, MessagePort>();
  let lastPort = 0;

  /**
   * Ports made here have even numbers, those made by the host odd ones. Chromium tells nobody that the page closed a
   * port, so the main process hears of it when the page is left.
   */
  const connect = (id: number, port: MessagePort): void => {
    ports.set(id, port);
    port.addEventListener('message', ({ data }) =>
      link.send({ t: 'port-data', port: id, data: encode(data) }),
    );
    port.start();
  };
  const giveAway = (port: MessagePort): number => {
    lastPort += 2;
    connect(lastPort, port);
    return lastPort;
  };
  const take = (id: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    connect(id, port2);
    return port1;
  };

  class IpcRenderer extends SmallEmitter {
    send(channel: string, ...args: unknown[]): void {
      link.send({ t: 'send', channel: named(channel), args: encode(args) });
    }
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const message = { t: 'invoke', channel: named(channel), args: encode(args) } as const;
      const { error, result = 'null' } = await link.request(message);
      if (error === undefined) return decode(result);
      throw new Error(`Error invoking remote method '${channel}': ${error}`);
    }
    sendSync(channel: string, ...args: unknown[]): unknown {
      return link.requestNow({ channel: named(channel), args });
    }
    postMessage(channel: string, message: unknown, transfer: MessagePort[] = []): void {
      const args = encode(message);
      const given = transfer.map(giveAway);
      link.send({ t: 'post', channel: named(channel), args, ports: given });
    }
    sendToHost(): never {
      throw new Error('ipcRenderer.sendToHost is not imitated by this host');
    }
  }
  const ipcRenderer = new IpcRenderer();
  const eventWith = (given: readonly MessagePort[]): object => ({
    sender: ipcRenderer,
    ports: given,
    preventDefault: () => undefined,
  });

  return {
    ipcRenderer,
    receive: (message) => {
      switch (message.t) {
        case 'reply':
          return link.replied(message);
        case 'message':
          ipcRenderer.emit(message.channel, eventWith([]), ...(decode(message.args) as unknown[]));
          return;
        case 'posted':
          ipcRenderer.emit(
            message.channel,
            eventWith(message.ports.map(take)),
            decode(message.args),
          );
          return;
        case 'port-data':
          ports.get(message.port)?.postMessage(decode(message.data));
          return;
        case 'port-close':
          ports.get(message.port)?.close();
          ports.delete(message.port);
      }
    },
  };
}

function named(channel: unknown): string {
  if (typeof channel !== 'string') throw new TypeError('Invalid channel');
  return channel;
}
