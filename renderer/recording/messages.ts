import type { Box } from '../../domain/meeting/gallery.ts';

// What the page and the worker that makes the file say to each other.

/** Size of the picture, pixels, and most frames a second: full motion of a talking person at half the cost of 30. */
export const PICTURE = { width: 1280, height: 720, fps: 25 } as const;

/** A tile as it is drawn. */
export interface SceneTile {
  /** Under which its pictures come. */
  readonly id: string;
  readonly box: Box;
  readonly name: string;
  /** What stands for somebody without a picture. */
  readonly initials: string;
  /** Ground of the initials, as CSS has colours. */
  readonly ground: string;
  /** Whether there is a picture now; the last one is not shown otherwise. */
  readonly hasPicture: boolean;
  /** A page must be whole; a face may fill its tile. */
  readonly fit: 'contain' | 'cover';
  readonly isSpeaking: boolean;
}

/** What the page tells the worker. */
export type ToWorker =
  /** Looks whether there are encoders; answered by `ready` or `unsupported`. */
  | { readonly kind: 'prepare' }
  | { readonly kind: 'start'; readonly sound: ReadableStream<AudioData> }
  | { readonly kind: 'scene'; readonly tiles: readonly SceneTile[] }
  /** Pictures of a tile from now on; `null` when there are none any more. */
  | {
      readonly kind: 'source';
      readonly id: string;
      readonly pictures: ReadableStream<VideoFrame> | null;
    }
  /** The last chunk is on its way to the disk: there may be another. */
  | { readonly kind: 'written' }
  /** Ends the file; answered by `ended`. */
  | { readonly kind: 'stop' };

/** What the worker tells the page. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unsupported' }
  /** The next bytes of the file. There is no other before this one is `written`. */
  | { readonly kind: 'chunk'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly detail: string };
