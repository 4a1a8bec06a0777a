import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A picture as rows of red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Buffer;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Values per pixel by the colour type of a PNG file. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Reads a PNG file of 8 bits per value, not interlaced; `undefined` for anything else. */
export function decodePng(file: Buffer): Pixels | undefined {
  if (!file.subarray(0, 8).equals(SIGNATURE)) return undefined;
  const chunks = readChunks(file);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (!header || header[8] !== 8 || header[12] !== 0) return undefined;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = CHANNELS[header[9] ?? -1];
  if (channels === undefined) return undefined;
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  try {
    const rows = unfilter(inflateSync(Buffer.concat(packed)), { width, height, channels });
    const palette = chunks.find(({ type }) => type === 'PLTE')?.data;
    const alphas = chunks.find(({ type }) => type === 'tRNS')?.data;
    return { width, height, rgba: toRgba(rows, channels, { palette, alphas, type: header[9] }) };
  } catch {
    return undefined;
  }
}

/** Writes a PNG file. */
export function encodePng({ width, height, rgba }: Pixels): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    rgba.copy(rows, y * (width * 4 + 1) + 1, y * width * 4, (y + 1) * width * 4);
  }
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')];
  return Buffer.concat([SIGNATURE, ...parts]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function readChunks(file: Buffer): { type: string; data: Buffer }[] {
  const chunks = [];
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: file.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** Takes back what each row's filter did; the filters are those of the PNG specification, section 9. */
function unfilter(
  packed: Buffer,
  { width, height, channels }: { width: number; height: number; channels: number },
): Buffer {
  const stride = width * channels;
  const rows = Buffer.alloc(stride * height);
  const value = (x: number, y: number): number =>
    x < 0 || y < 0 ? 0 : (rows[y * stride + x] ?? 0);
  for (let y = 0; y < height; y += 1) {
    const filter = packed[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const [left, above] = [value(x - channels, y), value(x, y - 1)];
      const corner = x < channels ? 0 : value(x - channels, y - 1);
      const predicted = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][filter];
      rows[y * stride + x] = (packed[y * (stride + 1) + 1 + x] ?? 0) + (predicted ?? 0);
    }
  }
  return rows;
}

function nearest(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const [a, b, c] = [left, above, corner].map((one) => Math.abs(estimate - one)) as [
    number,
    number,
    number,
  ];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

interface Colours {
  readonly type: number | undefined;
  readonly palette: Buffer | undefined;
  readonly alphas: Buffer | undefined;
}

function toRgba(rows: Buffer, channels: number, { type, palette, alphas }: Colours): Buffer {
  const count = rows.length / channels;
  const rgba = Buffer.alloc(count * 4);
  for (let i = 0; i < count; i += 1) {
    const [a = 0, b = 0, c = 0, d = 255] = rows.subarray(i * channels, (i + 1) * channels);
    const grey = [a, a, a, type === 4 ? b : 255];
    const indexed = [...(palette?.subarray(a * 3, a * 3 + 3) ?? []), alphas?.[a] ?? 255];
    const colour = type === 3 ? indexed : [a, b, c, d];
    rgba.set(type === 0 || type === 4 ? grey : colour, i * 4);
  }
  return rgba;
}
