import { createFileWriter, findCodecs, type Codecs, type FileWriter } from './fileWriter.ts';
import { PICTURE, type FromWorker, type SceneTile, type ToWorker } from './messages.ts';
import { paint } from './painter.ts';

/** Twice as often as pictures are due, so that a late timer costs none. */
const LOOK_MS = 500 / PICTURE.fps;

/** So far back, the clock of the sound is another one. */
const CLOCK_STEP_S = 0.1;

/** What the engine takes from its worker. */
export interface EngineDeps {
  readonly tell: (message: FromWorker) => void;
  readonly createCanvas: (width: number, height: number) => OffscreenCanvas;
  /** Milliseconds, never backwards. */
  readonly now: () => number;
  /** Returns its own undo. */
  readonly every: (periodMs: number, run: () => void) => () => void;
}

/** Makes one recording. */
export interface Engine {
  hear(message: ToWorker): Promise<void>;
}

/** An engine that nothing was asked of yet. */
export function createEngine(deps: EngineDeps): Engine {
  const pictures = createPictures();
  const disk = createDisk(deps);
  let codecs: Codecs | undefined;
  let scene: readonly SceneTile[] = [];
  let work: Work | undefined;
  let isOver = false;

  function failed(error: unknown) {
    if (isOver) return;
    isOver = true;
    work?.halt();
    pictures.close();
    deps.tell({ kind: 'failed', detail: String(error) });
  }

  async function start(sound: ReadableStream<AudioData>) {
    if (!codecs || work) return;
    const file = await createFileWriter({ codecs, write: disk.write, onFailed: failed });
    work = begin(deps, file, { sound, scene: () => scene, pictureOf: pictures.of });
  }

  async function stop() {
    if (isOver || !work) return;
    isOver = true;
    await work.halt();
    pictures.close();
    await work.file.end();
    deps.tell({ kind: 'ended' });
  }

  async function obey(message: ToWorker): Promise<void> {
    switch (message.kind) {
      case 'prepare':
        codecs = await findCodecs();
        return deps.tell({ kind: codecs ? 'ready' : 'unsupported' });
      case 'start':
        return start(message.sound);
      case 'scene':
        scene = message.tiles;
        return undefined;
      case 'source':
        return pictures.follow(message.id, message.pictures);
      case 'written':
        return disk.written();
      case 'stop':
        return stop();
    }
  }

  return {
    hear: async (message) => {
      try {
        await obey(message);
      } catch (error) {
        isOver = false;
        failed(error);
      }
    },
  };
}

interface Work {
  readonly file: FileWriter;
  /** Takes in no more sound and pictures. */
  halt(): Promise<void>;
}

interface Material {
  readonly sound: ReadableStream<AudioData>;
  readonly scene: () => readonly SceneTile[];
  readonly pictureOf: (id: string) => VideoFrame | undefined;
}

/** Draws and listens from now on. */
function begin(deps: EngineDeps, file: FileWriter, { sound, scene, pictureOf }: Material): Work {
  const canvas = deps.createCanvas(PICTURE.width, PICTURE.height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no canvas to draw on');
  const startMs = deps.now();
  const elapsedS = () => (deps.now() - startMs) / 1000;
  let lastFrame = -1;
  const undo = deps.every(LOOK_MS, () => {
    // Players want pictures at even distances, which no timer keeps.
    const frame = Math.floor(elapsedS() * PICTURE.fps);
    if (frame === lastFrame || file.isBehind()) return;
    lastFrame = frame;
    paint(context, canvas, scene(), pictureOf);
    file.addPicture(canvas, frame / PICTURE.fps);
  });
  const reader = sound.getReader();
  const heard = listen(reader, async (data) => file.addSound(data, startOf(data)));
  let offsetS = Number.POSITIVE_INFINITY;
  let lastMadeS = 0;

  /** When a piece began, by its own clock. The piece that waited least tells how far that is from ours. */
  function startOf(data: AudioData): number {
    const madeS = data.timestamp / 1e6;
    // Chromium counts the first pieces of a track that was handed over from the page's start, the later from the worker's.
    if (madeS < lastMadeS - CLOCK_STEP_S) offsetS = Number.POSITIVE_INFINITY;
    lastMadeS = madeS;
    offsetS = Math.min(offsetS, elapsedS() - data.duration / 1e6 - madeS);
    return madeS + offsetS;
  }

  return {
    file,
    halt: async () => {
      undo();
      await reader.cancel().catch(() => undefined);
      await heard;
    },
  };
}

async function listen(
  reader: ReadableStreamDefaultReader<AudioData>,
  take: (data: AudioData) => Promise<void>,
): Promise<void> {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    await take(value);
  }
}

/** The newest picture of each tile. Each is held until the next: a decoder has only so many. */
function createPictures() {
  const newest = new Map<string, VideoFrame>();
  const readers = new Map<string, ReadableStreamDefaultReader<VideoFrame>>();

  function drop(id: string) {
    void readers
      .get(id)
      ?.cancel()
      .catch(() => undefined);
    readers.delete(id);
    newest.get(id)?.close();
    newest.delete(id);
  }

  async function read(id: string, reader: ReadableStreamDefaultReader<VideoFrame>) {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (readers.get(id) !== reader) return value.close();
      newest.get(id)?.close();
      newest.set(id, value);
    }
  }

  return {
    of: (id: string) => newest.get(id),
    follow: (id: string, pictures: ReadableStream<VideoFrame> | null) => {
      drop(id);
      if (!pictures) return;
      const reader = pictures.getReader();
      readers.set(id, reader);
      // A track that breaks has no more pictures; the page says what comes instead.
      void read(id, reader).catch(() => undefined);
    },
    close: () => [...readers.keys()].forEach(drop),
  };
}

/** The way to the disk: one chunk at a time, so that a slow one holds the encoder up instead of filling the memory. */
function createDisk({ tell }: Pick<EngineDeps, 'tell'>) {
  let written: (() => void) | undefined;
  return {
    write: (bytes: Uint8Array<ArrayBuffer>) =>
      new Promise<void>((resolve) => {
        written = resolve;
        tell({ kind: 'chunk', bytes });
      }),
    written: () => {
      written?.();
      written = undefined;
    },
  };
}
