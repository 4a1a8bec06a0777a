import { expect, test } from 'vitest';
import type { FromWorker, ToWorker } from './messages.ts';
import { createRecorder, type RecorderWindow, type Scene, type WorkerLine } from './recorder.ts';

const track = (id: string) => ({ id, stop: () => undefined }) as unknown as MediaStreamTrack;
const EMPTY: Scene = { tiles: [], pictures: new Map(), sounds: [] };

/** A recorder in a window whose parts only remember, and the worker's end of the line. */
function setUp({ hasProcessor = true } = {}) {
  const told: ToWorker[] = [];
  const heard: unknown[] = [];
  const mixed: string[] = [];
  const listeners: Record<string, (event: unknown) => void> = {};
  let isKept: boolean | undefined = true;
  let isEnded = false;
  class FakeContext {
    state = 'running';
    createMediaStreamDestination = () => ({ stream: { getAudioTracks: () => [track('mix')] } });
    createMediaStreamSource = ({ tracks: [one] }: { tracks: MediaStreamTrack[] }) => ({
      connect: () => void mixed.push(`+${one?.id}`),
      disconnect: () => void mixed.push(`-${one?.id}`),
    });
    close = async () => void mixed.push('closed');
  }
  class FakeStream {
    readonly tracks: MediaStreamTrack[];
    constructor(tracks: MediaStreamTrack[]) {
      this.tracks = tracks;
    }
  }
  class FakeProcessor {
    readonly readable: ReadableStream;
    constructor({ track: from }: { track: MediaStreamTrack }) {
      this.readable = `pictures of ${from.id}` as unknown as ReadableStream;
    }
  }
  const window = {
    AudioContext: FakeContext,
    MediaStream: FakeStream,
    ...(hasProcessor && { MediaStreamTrackProcessor: FakeProcessor }),
  } as unknown as RecorderWindow;
  const worker = {
    addEventListener: (name: string, listener: (event: unknown) => void) => {
      listeners[name] = listener;
    },
    postMessage: (message: ToWorker) => void told.push(message),
    terminate: () => (isEnded = true),
  } as unknown as WorkerLine;
  const recorder = createRecorder({
    window,
    worker,
    events: {
      onBytes: async (bytes) => {
        heard.push([...bytes]);
        return isKept === true;
      },
      onFailed: (detail) => void heard.push(detail),
    },
    avatarOf: (name) => ({ initials: name.slice(0, 1), ground: 'blue' }),
  });
  return {
    recorder,
    told,
    heard,
    mixed,
    says: (data: FromWorker) => listeners['message']?.({ data }),
    breaks: () => listeners['error']?.({ message: 'broke' }),
    loseDisk: () => (isKept = false),
    isEnded: () => isEnded,
  };
}

const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));

test('a browser without encoders, or without raw pictures, says so before anything begins', async () => {
  const without = setUp({ hasProcessor: false });
  expect(await without.recorder.prepare()).toBe(false);
  expect(without.told).toEqual([]);
  const { recorder, says } = setUp();
  const isAble = recorder.prepare();
  says({ kind: 'unsupported' });
  expect(await isAble).toBe(false);
});

test('the first scene begins the file; pictures are sent once for each track, sounds come and go', () => {
  const { recorder, told, mixed } = setUp();
  const cameras = [track('camera 1'), track('camera 2')] as const;
  const [ada, ben] = [track('ada'), track('ben')];
  recorder.show({ ...EMPTY, pictures: new Map([['x', cameras[0]]]), sounds: [ada] });
  recorder.show({ ...EMPTY, pictures: new Map([['x', cameras[0]]]), sounds: [ada, ben] });
  recorder.show({ ...EMPTY, pictures: new Map([['x', cameras[1]]]), sounds: [ben] });
  recorder.show(EMPTY);
  expect(told.filter(({ kind }) => kind === 'start')).toHaveLength(1);
  expect(told.filter((one) => one.kind === 'source').map(({ pictures }) => pictures)).toEqual([
    'pictures of camera 1',
    'pictures of camera 2',
    null,
  ]);
  expect(mixed).toEqual(['+ada', '+ben', '-ada', '-ben']);
});

test('the worker goes on when its bytes are kept, and is ended when they are not', async () => {
  const { recorder, says, told, heard, loseDisk, isEnded, mixed } = setUp();
  recorder.show(EMPTY);
  says({ kind: 'chunk', bytes: new Uint8Array([1]) });
  await settled();
  expect(told.at(-1)).toEqual({ kind: 'written' });
  loseDisk();
  says({ kind: 'chunk', bytes: new Uint8Array([2]) });
  await settled();
  expect([heard, isEnded(), mixed]).toEqual([[[1], [2]], true, ['closed']]);
  expect(told.filter(({ kind }) => kind === 'written')).toHaveLength(1);
});

test('stopping waits for the end of the file, or for the end of the worker', async () => {
  const whole = setUp();
  whole.recorder.show(EMPTY);
  const stopped = whole.recorder.stop();
  expect(whole.told.at(-1)).toEqual({ kind: 'stop' });
  whole.says({ kind: 'ended' });
  await stopped;

  const broken = setUp();
  broken.recorder.show(EMPTY);
  const given = broken.recorder.stop();
  broken.breaks();
  await given;
  expect(broken.heard).toEqual(['broke']);
  broken.says({ kind: 'failed', detail: 'again' });
  expect(broken.heard).toEqual(['broke']);
});
