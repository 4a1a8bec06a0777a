import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { Recordings } from '../../renderer/platform/platform.ts';
import type { Recorder, RecorderEvents, Scene } from '../../renderer/recording/recorder.ts';

/** Recordings in memory. `files` has their bytes by id. */
export interface FakeRecordings extends Recordings {
  readonly files: Map<string, { bytes: number[]; isClosed: boolean }>;
  readonly handedOver: string[];
  /** What the disk says from now on. */
  refusal: Reply<never> | undefined;
}

export function createFakeRecordings(): FakeRecordings {
  const files: FakeRecordings['files'] = new Map();
  const fake: FakeRecordings = {
    files,
    handedOver: [],
    refusal: undefined,
    isDownload: true,
    begin: async (room) => {
      if (fake.refusal) return fake.refusal;
      const id = `${room}-${files.size + 1}`;
      const file = { bytes: [] as number[], isClosed: false };
      files.set(id, file);
      return ok({
        id,
        name: `${id}.mp4`,
        append: async (bytes) => {
          if (fake.refusal) return fake.refusal;
          file.bytes.push(...bytes);
          return ok(null);
        },
        close: async () => {
          file.isClosed = true;
          return ok(null);
        },
      });
    },
    handOver: async (id) => {
      fake.handedOver.push(id);
      return ok(null);
    },
    kept: async () => [],
    remove: async (id) => (files.delete(id) ? ok(null) : fail('not-found')),
  };
  return fake;
}

/** A recorder that makes no file by itself: the test has it hand over bytes, or break. */
class FakeRecorder implements Recorder {
  readonly events: RecorderEvents;
  readonly scenes: Scene[] = [];
  isAble = true;
  isStopped = false;
  isClosed = false;

  constructor(events: RecorderEvents) {
    this.events = events;
  }

  async prepare() {
    return this.isAble;
  }

  show(scene: Scene) {
    this.scenes.push(scene);
  }

  async stop() {
    this.isStopped = true;
    // The end of a file comes as bytes, too.
    await this.events.onBytes(new Uint8Array([9]));
  }

  close() {
    this.isClosed = true;
  }
}

/** Every recorder that was opened; `isAble` is what the next ones say of this browser. */
export function createFakeRecorders() {
  const all: FakeRecorder[] = [];
  const recorders = {
    all,
    isAble: true,
    open: (events: RecorderEvents): Reply<Recorder> => {
      const recorder = new FakeRecorder(events);
      recorder.isAble = recorders.isAble;
      all.push(recorder);
      return ok(recorder);
    },
  };
  return recorders;
}
