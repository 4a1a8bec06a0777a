import type { EpochMs } from '../time.ts';

/** Most bytes of one piece of a recording that the page may hand over: some seconds of it. */
export const RECORDING_CHUNK_MAX = 4 * 1024 * 1024;

/** A recording that was not ended as it should; its file is there and plays. */
export interface UnfinishedRecording {
  readonly id: string;
  /** Of its file. */
  readonly name: string;
  readonly startedMs: EpochMs;
}
