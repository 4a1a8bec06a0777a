/** The part of a codec's description that decides its order. */
export interface CodecDescription {
  /** `video/H264`, in any case. */
  readonly mimeType: string;
  readonly sdpFmtpLine?: string | undefined;
}

/** How video is sent to one person in a mesh. */
export const VIDEO_SENDING = {
  /**
   * What a person sees in a meeting is judged by its size (contract §5.5: HD), so under pressure the
   * frame rate gives way first; what the processor cannot do is taken from the size in time (processorCap.ts). It also
   * makes HD start at once instead of growing to it for 20 s.
   */
  degradationPreference: 'maintain-resolution',
  /** More than this is not visible at 1280×720 and 30 fps. */
  maxBitrate: 2_500_000,
} as const;

/** How a screen is sent to one person in a mesh. */
export const SCREEN_SENDING = {
  /** Who shows a text wants it to be read; that it moves smoothly comes after that. */
  degradationPreference: 'maintain-resolution',
  /** Sharp again within about a second after a page was turned, at 2560×1440. */
  maxBitrate: 4_000_000,
} as const;

/**
 * The order in which video codecs are offered. First what both sides have is what is sent.
 *
 *  1. H.264 in packetization mode 1: an HD frame costs 7 ms to encode and 1 ms to decode against 11 and 4 of
 *     VP8 (hardware takes it over where there is any), which is what lets a mesh of four stay fluent.
 *  2. VP8: every WebRTC browser has it.
 *  3. Everything else in the browser's own order. VP9 and AV1 cost twice as much for the same picture.
 *
 * Repair formats (rtx, red, ulpfec, flexfec) are no alternatives to a codec and keep their place at the end.
 */
export function orderVideoCodecs<C extends CodecDescription>(codecs: readonly C[]): C[] {
  return codecs.toSorted((a, b) => rank(a) - rank(b));
}

function rank(codec: CodecDescription): number {
  const name = codec.mimeType.toLowerCase();
  if (/\/(rtx|red|ulpfec|flexfec.*)$/.test(name)) return 4;
  if (name === 'video/h264') {
    return codec.sdpFmtpLine?.includes('packetization-mode=1') === true ? 0 : 3;
  }
  return name === 'video/vp8' ? 1 : 2;
}
