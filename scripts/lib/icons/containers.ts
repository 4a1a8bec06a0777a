/** A square PNG and its width in pixels. */
export interface SquarePng {
  readonly pixels: number;
  readonly png: Buffer;
}

const ICO_HEADER_BYTES = 6;
const ICO_ENTRY_BYTES = 16;
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Types of Apple's icon family that hold a PNG, by width. A width that is also another one doubled has two types:
 * the second is what a Retina display asks for.
 */
const ICNS_TYPES: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** A Windows icon file of PNG pictures, each at most 256 pixels wide. */
export function encodeIco(pictures: readonly SquarePng[]): Buffer {
  const header = Buffer.alloc(ICO_HEADER_BYTES);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = ICO_HEADER_BYTES + ICO_ENTRY_BYTES * pictures.length;
  const entries = pictures.map(({ pixels, png }) => {
    const entry = Buffer.alloc(ICO_ENTRY_BYTES);
    // 256 does not fit into the byte and is written as 0.
    entry.writeUInt8(pixels % 256, 0);
    entry.writeUInt8(pixels % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)]);
}

/** An icon family of macOS. Throws for a width that it has no place for. */
export function encodeIcns(pictures: readonly SquarePng[]): Buffer {
  const blocks = pictures.flatMap(({ pixels, png }) => {
    const types = ICNS_TYPES[pixels];
    if (!types) throw new Error(`an icon of macOS has no picture of ${pixels} pixels`);
    return types.map((type) => icnsBlock(type, png));
  });
  return icnsBlock('icns', Buffer.concat(blocks));
}

function icnsBlock(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 0, 'latin1');
  header.writeUInt32BE(content.length + header.length, 4);
  return Buffer.concat([header, content]);
}

/** Width of every picture in an icon file (`.png`, `.ico`, `.icns`), as its pictures themselves say. Sorted. */
export function widthsIn(file: Buffer): number[] {
  const widths: number[] = [];
  for (let at = file.indexOf(PNG_SIGNATURE); at >= 0; at = file.indexOf(PNG_SIGNATURE, at + 1)) {
    const width = file.readUInt32BE(at + 16);
    const height = file.readUInt32BE(at + 20);
    if (width !== height) throw new Error(`a picture of ${width} × ${height} pixels is no icon`);
    widths.push(width);
  }
  return widths.toSorted((a, b) => a - b);
}
