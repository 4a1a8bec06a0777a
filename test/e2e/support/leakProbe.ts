import type { BrowserContext, Page } from '@playwright/test';

/** What is still alive in a page. */
export interface Alive {
  readonly openConnections: number;
  readonly liveTracks: number;
  readonly openAudioContexts: number;
  readonly openSockets: number;
  /** Event listeners of the whole page, counted by the browser after a garbage collection. */
  readonly listeners: number;
}

/** References are weak: the account must not keep alive what it counts. */
interface Probe {
  connections: WeakRef<RTCPeerConnection>[];
  tracks: WeakRef<MediaStreamTrack>[];
  audio: WeakRef<AudioContext>[];
  sockets: WeakRef<WebSocket>[];
}
declare global {
  interface Window {
    umeetTestProbe?: Probe;
  }
}

/** Makes a context keep account of what its pages open. Call before any page opens. */
export async function watchForLeaks(context: BrowserContext): Promise<void> {
  await context.addInitScript(keepAccount);
}

function keepAccount(): void {
  const probe: Probe = {
    connections: [],
    tracks: [],
    audio: [],
    sockets: [],
  };
  window.umeetTestProbe = probe;
  const watched = <T extends object, A extends unknown[]>(
    original: new (...args: A) => T,
    made: WeakRef<T>[],
  ): new (...args: A) => T =>
    new Proxy(original, {
      construct: (target, args, newTarget) => {
        const object = Reflect.construct(target, args, newTarget) as T;
        made.push(new WeakRef(object));
        return object;
      },
    });
  window.RTCPeerConnection = watched(
    RTCPeerConnection,
    probe.connections,
  ) as typeof RTCPeerConnection;
  window.AudioContext = watched(AudioContext, probe.audio) as typeof AudioContext;
  window.WebSocket = watched(WebSocket, probe.sockets) as typeof WebSocket;
  const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const stream = await getUserMedia(constraints);
    for (const track of stream.getTracks()) probe.tracks.push(new WeakRef(track));
    return stream;
  };
  const clone = MediaStreamTrack.prototype.clone;
  MediaStreamTrack.prototype.clone = function cloned(this: MediaStreamTrack) {
    const copy = clone.call(this);
    probe.tracks.push(new WeakRef(copy));
    return copy;
  };
}

/** Counts what is alive in the page now. */
export async function whatIsAlive(page: Page): Promise<Alive> {
  const counted = await page.evaluate(() => {
    const probe = window.umeetTestProbe;
    if (!probe) throw new Error('watchForLeaks was not called');
    const alive = <T extends WeakKey>(made: readonly WeakRef<T>[]): T[] =>
      made.map((reference) => reference.deref()).filter((object) => object !== undefined);
    return {
      openConnections: alive(probe.connections).filter((pc) => pc.signalingState !== 'closed')
        .length,
      liveTracks: alive(probe.tracks).filter((track) => track.readyState === 'live').length,
      openAudioContexts: alive(probe.audio).filter((audio) => audio.state !== 'closed').length,
      openSockets: alive(probe.sockets).filter((socket) => socket.readyState <= WebSocket.OPEN)
        .length,
    };
  });
  const session = await page.context().newCDPSession(page);
  // Twice: what the first collection finalizes lets go of more.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const listeners =
    metrics.find((metric) => metric.name === 'JSEventListeners')?.value ?? Number.NaN;
  return { ...counted, listeners };
}
