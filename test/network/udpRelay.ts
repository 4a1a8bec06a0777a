import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** What the relay does to packets now. It may be changed while packets flow. */
export interface Impairment {
  /** Nothing passes. */
  cut: boolean;
  /** Drop-tail bottleneck in kilobits per second for each direction of each pair; `undefined` is unlimited. */
  rateKbps: number | undefined;
}

/** Longest time a packet waits at the bottleneck before it is dropped, milliseconds. */
const QUEUE_MS = 200;

/**
 * A user-space UDP path between peers, for tests that cut or narrow it. Each peer address is stood for by a
 * socket of the relay; what arrives at a stand-in is sent on to the address it stands for, from the stand-in
 * of its sender, so both ends see a consistent far end. Needs no privileges and works on every system.
 */
export interface UdpRelay {
  readonly impairment: Impairment;
  /** Port, on the same address, that stands for this peer address. */
  standInFor(address: string, port: number): Promise<number>;
  /** Datagrams passed on so far. */
  passed(): number;
  close(): Promise<void>;
}

/** Starts an empty relay. */
export function createUdpRelay(): UdpRelay {
  const impairment: Impairment = { cut: false, rateKbps: undefined };
  const standIns = new Map<string, Promise<Socket>>();
  const bottlenecks = new Map<string, number>();
  let passed = 0;
  let closed = false;

  const delayAtBottleneck = (from: string, to: string, bytes: number): number | undefined => {
    if (impairment.rateKbps === undefined) return 0;
    const nowMs = performance.now();
    const key = `${from}>${to}`;
    const startMs = Math.max(nowMs, bottlenecks.get(key) ?? 0);
    if (startMs - nowMs > QUEUE_MS) return undefined;
    const endMs = startMs + (bytes * 8) / impairment.rateKbps;
    bottlenecks.set(key, endMs);
    return endMs - nowMs;
  };

  const open = async (address: string, port: number): Promise<Socket> => {
    const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
    socket.on('error', () => undefined);
    socket.on('message', (packet, sender) => {
      if (impairment.cut || closed) return;
      const delayMs = delayAtBottleneck(
        `${sender.address}:${sender.port}`,
        `${address}:${port}`,
        packet.length,
      );
      if (delayMs === undefined) return;
      const pass = async (): Promise<void> => {
        const from = await standIn(sender.address, sender.port);
        if (closed) return;
        from.send(packet, port, address);
        passed += 1;
      };
      if (delayMs === 0) void pass();
      else setTimeout(() => void pass(), delayMs);
    });
    socket.bind(0, address);
    await once(socket, 'listening');
    return socket;
  };

  const standIn = (address: string, port: number): Promise<Socket> => {
    const key = `${address}:${port}`;
    const known = standIns.get(key) ?? open(address, port);
    standIns.set(key, known);
    return known;
  };

  return {
    impairment,
    standInFor: async (address, port) => (await standIn(address, port)).address().port,
    passed: () => passed,
    close: async () => {
      if (closed) return;
      closed = true;
      const sockets = await Promise.all(standIns.values());
      for (const socket of sockets) socket.close();
    },
  };
}
