import type { RoomCode } from '../../domain/ids.ts';
import type { Reply } from '../../domain/reply.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Bridge } from '../../preload/contract.ts';
import type { OpenPicture } from './picture.ts';

/** Where a meeting service answers. */
export interface ServiceAddress {
  /** `http(s)://host:port`, without a slash at the end. */
  readonly origin: string;
}

/** Text kept between starts. Reading never throws; a full or forbidden store loses the write and says so by `false`. */
export interface KeyValueStore {
  read(key: string): string | undefined;
  write(key: string, text: string): boolean;
  remove(key: string): void;
}

/** A recording that this device keeps. */
export interface KeptRecording {
  readonly id: string;
  /** Of its file. */
  readonly name: string;
  readonly startedMs: EpochMs;
  /** It ended as it should, and was handed over; otherwise the program ended first. */
  readonly isHandedOver: boolean;
}

/** The file of a recording while it is made. What was appended outlives the end of the program, however it comes. */
export interface RecordingFile {
  readonly id: string;
  readonly name: string;
  /** Fails with `disk-full` or `recording-failed`; what was appended before is kept. */
  append(bytes: Uint8Array<ArrayBuffer>): Promise<Reply<null>>;
  /** The file is whole. */
  close(): Promise<Reply<null>>;
}

/** Where recordings are kept: a folder of the person's on the desktop, the browser's own store otherwise. */
export interface Recordings {
  /** Whether a file has to be handed over before the person has it. */
  readonly isDownload: boolean;
  /** Begins a file; there is one at a time. The platform names it by room and time, and never writes over another. */
  begin(room: RoomCode): Promise<Reply<RecordingFile>>;
  /** Hands a file over that has ended: a browser saves it as a download, the desktop shows it in its folder. */
  handOver(id: string): Promise<Reply<null>>;
  /** What a crash has left behind, and copies that are still here; the newest first. Never what is being made just now. */
  kept(): Promise<readonly KeptRecording[]>;
  remove(id: string): Promise<Reply<null>>;
}

/**
 * The desktop program around the window: tray, settings of the program, screens to share. There is none in a
 * browser, so whoever uses it has an answer for its absence.
 */
export type Shell = Bridge;

/**
 * PORT. What differs between the desktop program and a plain browser, and nothing else.
 * `platform.test.ts` is one suite that both adapters pass.
 */
export interface Platform {
  readonly kind: 'desktop' | 'browser';
  /** The service this client uses for meetings it starts, and for bare codes. */
  ownService(): Promise<Reply<ServiceAddress>>;
  /** Makes a service with its own certificate reachable. A browser cannot and asks the person itself. */
  trust(service: ServiceAddress, fingerprint: string): Promise<Reply<null>>;
  /**
   * Why a service does not answer, where the platform knows more than the network tells a page:
   * `certificate-mismatch` when it is not the one that was trusted.
   */
  check(service: ServiceAddress): Promise<Reply<null>>;
  /** The system's preferred languages, best first. */
  languages(): Promise<readonly string[]>;
  /** Links handed over by the operating system, the one at the start included. Returns its own undo. */
  onLink(listener: (link: string) => void): () => void;
  readonly shell: Shell | undefined;
  /** The small window that stays on top; `undefined` where there is none to be had. */
  readonly openPicture: OpenPicture | undefined;
  readonly recordings: Recordings;
  /** Kept for good. */
  readonly store: KeyValueStore;
  /** Kept while this window lives, reloads included: what is needed to take up a membership again. */
  readonly windowStore: KeyValueStore;
}
