// Just enough of FlatBuffers (https://flatbuffers.dev/internals) to lay out a few tables before an existing buffer.

/** Something that a table or a vector points to. */
export type Part = NewPart | Behind;

/** A table, vector or text of the buffer behind, by its place there. */
interface Behind {
  readonly behind: number;
}

type NewPart =
  /** Fields by their number; `undefined` leaves one out. */
  | { readonly table: readonly (Field | undefined)[] }
  | { readonly vector: readonly Part[] }
  | { readonly floats: readonly number[] }
  | { readonly text: string }
  /** Bytes that start at a multiple of 16. */
  | { readonly bytes: Uint8Array };

/** A number of up to 32 bits, or something pointed to. */
export type Field = number | Part;

const WORD = 4;
/** What is behind keeps its alignment when everything before it is a multiple of this. */
const BLOCK = 16;

/**
 * A buffer with `root` as its root table, and `behind` (another buffer, whose own root is no longer pointed to) after it.
 * References only point forward, so new parts stand first.
 */
export function layOut(
  root: NewPart,
  identifier: string,
  behind: Uint8Array<ArrayBuffer> = new Uint8Array(),
): Uint8Array<ArrayBuffer> {
  return new Writer().finish(root, identifier, behind);
}

class Writer {
  readonly #out: number[] = [];
  /** References to what is behind, set when it is known where that starts. */
  readonly #toBehind: { at: number; to: number }[] = [];

  finish(root: NewPart, identifier: string, behind: Uint8Array): Uint8Array<ArrayBuffer> {
    this.#put(0, 0);
    this.#out.push(...new TextEncoder().encode(identifier));
    this.#pointTo(0, root);
    this.#align(0, BLOCK);
    const start = this.#out.length;
    for (const { at, to } of this.#toBehind) this.#put(at, start + to - at);
    const all = new Uint8Array(start + behind.length);
    all.set(this.#out);
    all.set(behind, start);
    return all;
  }

  #put(at: number, value: number): void {
    for (let byte = 0; byte < WORD; byte += 1) this.#out[at + byte] = (value >>> (byte * 8)) & 0xff;
  }

  #align(rest: number, block: number): void {
    while (this.#out.length % block !== rest) this.#out.push(0);
  }

  #pointTo(slot: number, part: Part): void {
    if ('behind' in part) this.#toBehind.push({ at: slot, to: part.behind });
    else this.#put(slot, this.#write(part) - slot);
  }

  /** Writes a part and all it points to; answers where it is. */
  #write(part: NewPart): number {
    if ('table' in part) return this.#writeTable(part.table);
    if ('vector' in part) {
      const start = this.#writeWords(part.vector.map(() => 0));
      part.vector.forEach((one, index) => this.#pointTo(start + WORD * (index + 1), one));
      return start;
    }
    if ('floats' in part)
      return this.#writeWords([...new Uint32Array(new Float32Array(part.floats).buffer)]);
    const bytes = 'text' in part ? new TextEncoder().encode(part.text) : part.bytes;
    this.#align(BLOCK - WORD, BLOCK);
    const start = this.#out.length;
    this.#put(start, bytes.length);
    for (const byte of bytes) this.#out.push(byte);
    // A text ends with a zero.
    this.#out.push(0);
    return start;
  }

  #writeWords(words: readonly number[]): number {
    this.#align(0, WORD);
    const start = this.#out.length;
    [words.length, ...words].forEach((word, index) => this.#put(start + WORD * index, word));
    return start;
  }

  /** Every field takes a word, smaller ones too: they are read from its first bytes. */
  #writeTable(fields: readonly (Field | undefined)[]): number {
    this.#align(0, WORD);
    const directory = this.#out.length;
    let size = WORD;
    const places = fields.map((field) => (field === undefined ? 0 : (size += WORD) - WORD));
    for (const entry of [WORD + 2 * fields.length, size, ...places]) {
      this.#out.push(entry & 0xff, entry >>> 8);
    }
    this.#align(0, WORD);
    const start = this.#out.length;
    this.#put(start, start - directory);
    const each = (write: (slot: number, field: Field) => void) =>
      fields.forEach((field, index) => {
        if (field !== undefined) write(start + (places[index] ?? 0), field);
      });
    // All of the table first: what it points to stands after it.
    each((slot, field) => this.#put(slot, typeof field === 'number' ? field : 0));
    each((slot, field) => {
      if (typeof field === 'object') this.#pointTo(slot, field);
    });
    return start;
  }
}
