import { readFileSync } from 'node:fs';
import { strict } from '../strict.ts';
import { decodePng, encodePng, type Pixels } from './png.ts';

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}
interface ImageArea extends ImageSize {
  readonly x: number;
  readonly y: number;
}

const NOTHING: Pixels = { width: 0, height: 0, rgba: Buffer.alloc(0) };

/** A picture in memory. PNG is the only file format this host can read; others are empty, as broken files are. */
export class NativeImage {
  readonly #pixels: Pixels;
  isMacTemplateImage = false;

  /** Takes a PNG file or pixels. */
  constructor(content: Buffer | Pixels = NOTHING) {
    this.#pixels = Buffer.isBuffer(content) ? (decodePng(content) ?? NOTHING) : content;
    return strict('NativeImage', this);
  }

  isEmpty(): boolean {
    return this.#pixels.width === 0 || this.#pixels.height === 0;
  }
  getSize(): ImageSize {
    return { width: this.#pixels.width, height: this.#pixels.height };
  }
  getAspectRatio(): number {
    return this.isEmpty() ? 1 : this.#pixels.width / this.#pixels.height;
  }
  getScaleFactors(): number[] {
    return [1];
  }
  toPNG(): Buffer {
    return this.isEmpty() ? Buffer.alloc(0) : encodePng(this.#pixels);
  }
  toDataURL(): string {
    return `data:image/png;base64,${this.toPNG().toString('base64')}`;
  }
  /** Blue, green, red, alpha. */
  toBitmap(): Buffer {
    return swapRedAndBlue(this.#pixels.rgba);
  }
  /** Without smoothing. One side alone keeps the shape. */
  resize({ width, height }: { width?: number; height?: number }): NativeImage {
    if (this.isEmpty()) return new NativeImage();
    const ratio = this.getAspectRatio();
    const wide = Math.round(width ?? (height === undefined ? this.#pixels.width : height * ratio));
    const high = Math.round(height ?? wide / ratio);
    return new NativeImage(
      sample(this.#pixels, { width: wide, height: high }, (x, y) => [
        Math.floor((x * this.#pixels.width) / wide),
        Math.floor((y * this.#pixels.height) / high),
      ]),
    );
  }
  crop(area: ImageArea): NativeImage {
    return new NativeImage(sample(this.#pixels, area, (x, y) => [x + area.x, y + area.y]));
  }
  setTemplateImage(isTemplate: boolean): void {
    this.isMacTemplateImage = isTemplate;
  }
  isTemplateImage(): boolean {
    return this.isMacTemplateImage;
  }
}

function sample(
  from: Pixels,
  { width, height }: ImageSize,
  source: (x: number, y: number) => readonly [number, number],
): Pixels {
  const rgba = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [fromX, fromY] = source(x, y);
      const at = (fromY * from.width + fromX) * 4;
      from.rgba.copy(rgba, (y * width + x) * 4, at, at + 4);
    }
  }
  return { width, height, rgba };
}

function swapRedAndBlue(pixels: Buffer): Buffer {
  const swapped = Buffer.from(pixels);
  for (let i = 0; i + 3 < swapped.length; i += 4) {
    swapped[i] = pixels[i + 2] ?? 0;
    swapped[i + 2] = pixels[i] ?? 0;
  }
  return swapped;
}

/** One even colour; red, green, blue, alpha. */
export function plainImage(size: ImageSize, colour: readonly number[]): NativeImage {
  const rgba = Buffer.alloc(size.width * size.height * 4);
  for (let i = 0; i < rgba.length; i += 4) rgba.set(colour, i);
  return new NativeImage({ ...size, rgba });
}

/** The picture itself, or the one in a file; empty when the file cannot be read. */
export function toImage(image: NativeImage | string): NativeImage {
  if (typeof image !== 'string') return image;
  try {
    return new NativeImage(readFileSync(image));
  } catch {
    return new NativeImage();
  }
}

/** The module `nativeImage`. */
export const nativeImage = strict('nativeImage', {
  createEmpty: () => new NativeImage(),
  createFromPath: (path: string) => toImage(path),
  createFromBuffer: (file: Buffer) => new NativeImage(file),
  createFromBitmap: (bitmap: Buffer, size: ImageSize) =>
    new NativeImage({ width: size.width, height: size.height, rgba: swapRedAndBlue(bitmap) }),
  createFromDataURL: (url: string) =>
    new NativeImage(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
});
