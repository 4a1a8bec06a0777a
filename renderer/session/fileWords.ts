import { z } from 'zod';

// What two clients say to each other about files, over the lane between them. The other end is a stranger.

/** One message with its number: more than this is taken apart and put together by browsers in ways of their own. */
const MESSAGE_BYTES = 16 * 1_024;
const NUMBER_BYTES = 4;
/** Content of one message. */
export const CHUNK_BYTES = MESSAGE_BYTES - NUMBER_BYTES;

const numberSchema = z.number().int().min(1).max(0xffff_ffff);
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Who wants a file numbers their wish, and all that follows carries that number.
 * - `want`, `cancel`, `got`: of who wants it.
 * - `end`: of who has it, who gives no more: it is not there (`gone`), or they would rather not (`stopped`).
 */
const wordSchema = z.discriminatedUnion('say', [
  z.strictObject({ say: z.literal('want'), number: numberSchema, sha256: sha256Schema }),
  z.strictObject({ say: z.enum(['cancel', 'got']), number: numberSchema }),
  z.strictObject({
    say: z.literal('end'),
    number: numberSchema,
    why: z.enum(['gone', 'stopped']),
  }),
]);
export type FileWord = z.infer<typeof wordSchema>;

/** A part of a file that somebody wanted. */
export interface FileChunk {
  readonly number: number;
  readonly bytes: Uint8Array;
}

export function writeWord(word: FileWord): string {
  return JSON.stringify(word);
}

/** Anything that is none is `undefined`. */
export function parseWord(text: string): FileWord | undefined {
  if (text.length > 256) return undefined;
  try {
    return wordSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A chunk as one message: its number in four bytes, big end first, and then its content. */
export function writeChunk({ number, bytes }: FileChunk): ArrayBuffer {
  const message = new Uint8Array(NUMBER_BYTES + bytes.length);
  new DataView(message.buffer).setUint32(0, number);
  message.set(bytes, NUMBER_BYTES);
  return message.buffer;
}

/** Anything that is none, or larger than one may be, is `undefined`. */
export function parseChunk(message: ArrayBuffer): FileChunk | undefined {
  if (message.byteLength <= NUMBER_BYTES || message.byteLength > MESSAGE_BYTES) return undefined;
  return {
    number: new DataView(message).getUint32(0),
    bytes: new Uint8Array(message, NUMBER_BYTES),
  };
}
