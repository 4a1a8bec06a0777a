import type { Reply } from '../../../domain/reply.ts';

/** A camera's picture with its background blurred. */
export interface Blur {
  /** What may be sent and shown. */
  readonly track: MediaStreamTrack;
  /** Since it began: frames that the camera gave, and those that came out blurred. */
  frames(): { readonly captured: number; readonly blurred: number };
  /** The graphics were taken away; nothing comes out any more. */
  onBroken(listener: () => void): void;
  /** The camera's own track is left alone. Idempotent. */
  close(): void;
}

/** PORT. Blurs what a camera gives, or says why it cannot. */
export type OpenBlur = (device: MediaStreamTrack) => Promise<Reply<Blur>>;
