import type { BrowserContext, Page } from '@playwright/test';

/** What is still alive in a page. */
export interface Alive {
  readonly openConnections: number;
  readonly liveTracks: number;
  readonly openAudioContexts: number;
  readonly openSockets: number;
  /** Listeners on what lives as long as the page: window, document, body, devices, media queries. */
  readonly lastingListeners: number;
  /** Event listeners of everything, counted by the browser after a garbage collection. */
  readonly listeners: number;
}

/** References are weak: the account must not keep alive what it counts. */
interface Probe {
  connections: WeakRef<RTCPeerConnection>[];
  tracks: WeakRef<MediaStreamTrack>[];
  audio: WeakRef<AudioContext>[];
  sockets: WeakRef<WebSocket>[];
  lasting: Set<string>;
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
    lasting: new Set(),
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
  const numbers = new WeakMap<object, number>();
  let count = 0;
  const numberOf = (object: object): number => {
    const number = numbers.get(object) ?? (count += 1);
    numbers.set(object, number);
    return number;
  };
  const isLasting = (target: unknown): target is EventTarget =>
    target === window ||
    target === document ||
    target === document.documentElement ||
    target === document.body ||
    target === navigator.mediaDevices ||
    target === window.visualViewport ||
    target instanceof MediaQueryList;
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function add(
    this: EventTarget,
    type,
    listener,
    options,
  ) {
    addEventListener.call(this, type, listener, options);
    const target = this ?? window;
    if (!listener || !isLasting(target)) return;
    const details = typeof options === 'object' ? options : { capture: options };
    if (details.signal?.aborted) return;
    const key = [numberOf(target), type, numberOf(listener), details.capture === true].join(' ');
    probe.lasting.add(key);
    const forget = (): void => void probe.lasting.delete(key);
    if (details.once) addEventListener.call(target, type, forget, { once: true });
    if (details.signal) addEventListener.call(details.signal, 'abort', forget, { once: true });
  };
  EventTarget.prototype.removeEventListener = function remove(
    this: EventTarget,
    type,
    listener,
    options,
  ) {
    removeEventListener.call(this, type, listener, options);
    const target = this ?? window;
    if (!listener || !isLasting(target)) return;
    const capture = typeof options === 'object' ? options.capture === true : options === true;
    probe.lasting.delete([numberOf(target), type, numberOf(listener), capture].join(' '));
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
      lastingListeners: probe.lasting.size,
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
