import type { FromWorker, SceneTile, ToWorker } from './messages.ts';
import { createSoundMix, type MixWindow } from './soundMix.ts';

/** What stands for somebody without a picture. */
export type Avatar = Pick<SceneTile, 'initials' | 'ground'>;

/** What a recording shows and lets hear at a moment. */
export interface Scene {
  readonly tiles: readonly Omit<SceneTile, keyof Avatar>[];
  /** The pictures of tiles, by their ids. */
  readonly pictures: ReadonlyMap<string, MediaStreamTrack>;
  readonly sounds: readonly MediaStreamTrack[];
}

/** What a recorder tells. */
export interface RecorderEvents {
  /** The next bytes of the file; the recorder waits until they are kept. `false`: they could not be. */
  readonly onBytes: (bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>;
  /** It broke, and is closed. */
  readonly onFailed: (detail: string) => void;
}

/** Makes one file of what it is shown. */
export interface Recorder {
  /** Whether this browser can; asked before anybody is told of a recording. */
  prepare(): Promise<boolean>;
  /** Shows what is to be seen and heard from now on; the first one begins the file. */
  show(scene: Scene): void;
  /** Ends the file; resolves when its last bytes were taken, or when it cannot be ended. */
  stop(): Promise<void>;
  /** Lets go of everything. Idempotent; the tracks that were shown are left alone. */
  close(): void;
}

/** What a recorder needs of the page's window. */
export type RecorderWindow = MixWindow & {
  readonly MediaStreamTrackProcessor?: TrackProcessor;
};

/** Gives the raw pictures or sound of a track (W3C mediacapture-transform); Chromium has it in windows. */
type TrackProcessor = new (init: {
  readonly track: MediaStreamTrack;
  readonly maxBufferSize?: number;
}) => { readonly readable: ReadableStream };

/** The worker that makes the file. */
export type WorkerLine = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>;

/** Pieces of sound (10 ms each) that wait for a busy worker. */
const SOUND_WAITING = 200;

/** What a recorder needs. */
export interface RecorderNeeds {
  readonly window: RecorderWindow;
  readonly worker: WorkerLine;
  readonly events: RecorderEvents;
  readonly avatarOf: (name: string) => Avatar;
}

/** A recorder that has not begun. */
export function createRecorder(needs: RecorderNeeds): Recorder {
  const { window, worker, events, avatarOf } = needs;
  const Processor = window.MediaStreamTrackProcessor;
  const answers = createAnswers();
  let mix: ReturnType<typeof createSoundMix> | undefined;
  let isClosed = false;

  const tell = (message: ToWorker, transfer: Transferable[] = []) => {
    if (!isClosed) worker.postMessage(message, transfer);
  };
  const pictures = Processor && createPictures(Processor, tell);

  function close() {
    if (isClosed) return;
    isClosed = true;
    worker.terminate();
    mix?.close();
    answers.give(false);
  }

  function failed(detail: string) {
    if (isClosed) return;
    close();
    events.onFailed(detail);
  }

  async function keep(bytes: Uint8Array<ArrayBuffer>) {
    if (await events.onBytes(bytes)) tell({ kind: 'written' });
    else close();
  }

  worker.addEventListener('error', ({ message }) => failed(message));
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (data.kind === 'chunk') void keep(data.bytes);
    else if (data.kind === 'failed') failed(data.detail);
    else answers.give(data.kind !== 'unsupported');
  });

  return {
    prepare: async () => {
      if (!Processor || isClosed) return false;
      return answers.to(() => tell({ kind: 'prepare' }));
    },
    show: (scene) => {
      if (isClosed || !Processor) return;
      const tiles = scene.tiles.map((tile) => ({ ...tile, ...avatarOf(tile.name) }));
      tell({ kind: 'scene', tiles });
      pictures?.show(scene.pictures);
      const isFirst = mix === undefined;
      mix ??= createSoundMix(window);
      mix.set(scene.sounds);
      if (!isFirst) return;
      const { track } = mix;
      const sound = new Processor({ track, maxBufferSize: SOUND_WAITING }).readable;
      tell({ kind: 'start', sound }, [sound]);
    },
    stop: async () => {
      if (!isClosed) await answers.to(() => tell({ kind: 'stop' }));
    },
    close,
  };
}

/** Has the pictures of each tile go to the worker. */
function createPictures(
  Processor: TrackProcessor,
  tell: (message: ToWorker, transfer?: Transferable[]) => void,
) {
  const shown = new Map<string, MediaStreamTrack>();
  function showOne(id: string, track: MediaStreamTrack | undefined) {
    if (shown.get(id) === track) return;
    if (track) shown.set(id, track);
    else shown.delete(id);
    const pictures = track ? new Processor({ track, maxBufferSize: 1 }).readable : null;
    tell({ kind: 'source', id, pictures }, pictures ? [pictures] : []);
  }
  return {
    show: (tracks: Scene['pictures']) => {
      for (const id of new Set([...shown.keys(), ...tracks.keys()])) showOne(id, tracks.get(id));
    },
  };
}

/** The one answer that is waited for. */
function createAnswers() {
  let give: ((answer: boolean) => void) | undefined;
  return {
    to: (ask: () => void) =>
      new Promise<boolean>((resolve) => {
        give = resolve;
        ask();
      }),
    give: (answer: boolean) => {
      give?.(answer);
      give = undefined;
    },
  };
}
