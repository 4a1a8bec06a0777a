import type { Lane } from '../lane.ts';

/**
 * Both ends open it under this number without asking each other, so that nothing is negotiated. Far from where the
 * browser numbers its own, which start at 0 (RFC 8832 §6), and below the least number of streams that browsers offer.
 */
const STREAM_ID = 100;
/** Enough that a fast path never runs dry between two timers; little enough that a cancelled file ends at once. */
const MOST_BUFFERED_BYTES = 512 * 1_024;
const REFILL_BYTES = 128 * 1_024;

/** Opens the lane of a connection, and tells of it once things get through. It ends with `life` or the connection. */
export function openLane(
  connection: RTCPeerConnection,
  life: AbortSignal,
  onLane: (lane: Lane) => void,
): void {
  const channel = connection.createDataChannel('lane', { negotiated: true, id: STREAM_ID });
  channel.binaryType = 'arraybuffer';
  channel.bufferedAmountLowThreshold = REFILL_BYTES;
  const over = new AbortController();
  const { signal } = over;
  const end = () => over.abort();
  life.addEventListener('abort', end, { once: true });
  channel.addEventListener('close', end, { signal });
  channel.addEventListener('error', end, { signal });
  channel.addEventListener(
    'open',
    () =>
      onLane({
        ended: signal,
        send: (data) => send(channel, data, end),
        room: () => room(channel, signal),
        listen: (listener) =>
          channel.addEventListener('message', ({ data }) => listener(data), { signal }),
      }),
    { signal },
  );
}

function send(channel: RTCDataChannel, data: string | ArrayBuffer, end: () => void): void {
  if (channel.readyState !== 'open') return;
  try {
    // One overload of the browser takes text and another bytes.
    channel.send(data as ArrayBuffer);
  } catch {
    // It takes no more although it is open: a gap would spoil everything after it.
    end();
  }
}

function room(channel: RTCDataChannel, ended: AbortSignal): Promise<void> {
  if (ended.aborted || channel.bufferedAmount < MOST_BUFFERED_BYTES) return Promise.resolve();
  return new Promise((resolve) => {
    const waited = new AbortController();
    const done = () => {
      waited.abort();
      resolve();
    };
    channel.addEventListener('bufferedamountlow', done, { signal: waited.signal });
    ended.addEventListener('abort', done, { signal: waited.signal });
  });
}
