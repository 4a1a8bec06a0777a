import { layOut, type Field, type Part } from './flatBuffer.ts';

/** Numbers of the fields of a model's root table (tensorflow/lite/schema/schema.fbs, `Model`). */
const BUFFERS = 4;
const METADATA = 6;
/** Fields of `Model` after which none are known here. */
const FIELDS_MAX = 8;

/** Unions of tflite_metadata_schema.fbs: what a process unit and a content are. */
const NORMALIZATION = 1;
const IMAGE = 2;
const RGB = 1;

/**
 * Adds to a segmentation model what it takes: pictures in RGB, each value divided by 255. The model that
 * `@mediapipe/selfie_segmentation` carries leaves this to its caller, and `@mediapipe/tasks-vision` refuses a model that
 * does not say it. Throws for bytes that are no TensorFlow Lite model.
 */
export function withInputRange(model: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(model.buffer, model.byteOffset, model.byteLength);
  if (new TextDecoder().decode(model.subarray(4, 8)) !== 'TFL3') throw new Error('no model');
  const fields = fieldsOf(view);
  const buffers = vectorOf(view, fields[BUFFERS]);
  const facts: Part = { table: [{ bytes: inputFacts() }] };
  const name: Part = { text: 'TFLITE_METADATA' };
  fields[BUFFERS] = { vector: [...buffers, facts] };
  fields[METADATA] = {
    vector: [...vectorOf(view, fields[METADATA]), { table: [name, buffers.length] }],
  };
  return layOut({ table: fields }, 'TFL3', model);
}

/** The root table's fields as parts that stay where they are; the first, the version, is a number. */
function fieldsOf(view: DataView): (Field | undefined)[] {
  const root = view.getUint32(0, true);
  const directory = root - view.getInt32(root, true);
  const count = (view.getUint16(directory, true) - 4) / 2;
  if (count > FIELDS_MAX) throw new Error('a newer kind of model');
  return Array.from({ length: Math.max(count, METADATA + 1) }, (_, number) => {
    const place = number < count ? view.getUint16(directory + 4 + 2 * number, true) : 0;
    if (place === 0) return undefined;
    const value = view.getUint32(root + place, true);
    return number === 0 ? value : { behind: root + place + value };
  });
}

/** The elements of a vector of tables; none for one that is left out. */
function vectorOf(view: DataView, field: Field | undefined): Part[] {
  if (typeof field !== 'object' || !('behind' in field)) return [];
  const start = field.behind;
  return Array.from({ length: view.getUint32(start, true) }, (_, index) => {
    const slot = start + 4 * (index + 1);
    return { behind: slot + view.getUint32(slot, true) };
  });
}

/** `ModelMetadata` of one subgraph with one input and one output (tflite_metadata_schema.fbs). */
function inputFacts(): Uint8Array {
  const normalization: Part = { table: [{ floats: [0] }, { floats: [255] }] };
  const unit: Part = { table: [NORMALIZATION, normalization] };
  const content: Part = { table: [IMAGE, { table: [RGB] }] };
  const input: Part = {
    table: [{ text: 'picture' }, undefined, undefined, content, { vector: [unit] }],
  };
  const output: Part = { table: [{ text: 'person' }] };
  const graph: Part = {
    table: [undefined, undefined, { vector: [input] }, { vector: [output] }],
  };
  return layOut({ table: [undefined, undefined, undefined, { vector: [graph] }] }, 'M001');
}
