import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { withInputRange } from './modelMetadata.ts';

const path = createRequire(import.meta.url).resolve(
  '@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite',
);
const model = new Uint8Array(readFileSync(path));

/** Reads tables by the rules of FlatBuffers, apart from the code that writes them. */
function reader(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = (place: number) => place + view.getUint32(place, true);
  const slot = (table: number, number: number) => {
    const directory = table - view.getInt32(table, true);
    const isThere = 4 + 2 * number < view.getUint16(directory, true);
    const place = isThere ? view.getUint16(directory + 4 + 2 * number, true) : 0;
    return place === 0 ? undefined : table + place;
  };
  const follow = (table: number, number: number) => {
    const place = slot(table, number);
    if (place === undefined) throw new Error(`field ${number} is left out`);
    return at(place);
  };
  return {
    root: at(0),
    word: (table: number, number: number) => view.getUint8(slot(table, number) ?? -1),
    follow,
    count: (list: number) => view.getUint32(list, true),
    item: (list: number, index: number) => at(list + 4 * (index + 1)),
    float: (list: number, index: number) => view.getFloat32(list + 4 * (index + 1), true),
    bytes: (list: number) => bytes.slice(list + 4, list + 4 + view.getUint32(list, true)),
    slot,
  };
}

type Reader = ReturnType<typeof reader>;

/** The data of every buffer of a model, with where it starts. */
function buffersOf(read: Reader) {
  const list = read.follow(read.root, 4);
  return Array.from({ length: read.count(list) }, (_, index) => {
    const table = read.item(list, index);
    return read.slot(table, 0) === undefined
      ? undefined
      : { data: read.bytes(read.follow(table, 0)), start: read.follow(table, 0) + 4 };
  });
}

describe('a model that is told what it takes', () => {
  const before = reader(model);
  const told = withInputRange(new Uint8Array(model));
  const after = reader(told);

  it('is the same model, with its weights where they can be read', () => {
    expect(new TextDecoder().decode(told.subarray(4, 8))).toBe('TFL3');
    const [old, now] = [buffersOf(before), buffersOf(after)];
    expect(now).toHaveLength(old.length + 1);
    expect(now.slice(0, -1).map((one) => one?.data)).toEqual(old.map((one) => one?.data));
    expect(now.every((one) => one === undefined || one.start % 16 === 0)).toBe(true);
    expect(told.length - model.length).toBeLessThan(4_096);
  });

  it('says that a picture’s values are divided by 255', () => {
    const entry = after.item(after.follow(after.root, 6), 0);
    expect(new TextDecoder().decode(after.bytes(after.follow(entry, 0)))).toBe('TFLITE_METADATA');
    const facts = buffersOf(after).at(-1)?.data ?? new Uint8Array();
    expect(new TextDecoder().decode(facts.subarray(4, 8))).toBe('M001');
    const read = reader(facts);
    const graph = read.item(read.follow(read.root, 3), 0);
    const unit = read.item(read.follow(read.item(read.follow(graph, 2), 0), 4), 0);
    const normalization = read.follow(unit, 1);
    expect(read.word(unit, 0)).toBe(1);
    expect(read.float(read.follow(normalization, 0), 0)).toBe(0);
    expect(read.float(read.follow(normalization, 1), 0)).toBe(255);
  });

  it('must be a model', () => {
    expect(() => withInputRange(new Uint8Array(64))).toThrow('no model');
  });
});
