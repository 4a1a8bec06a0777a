import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../paths.ts';
import { encodeIcns, encodeIco, widthsIn, type SquarePng } from './containers.ts';

const square = (pixels: number): SquarePng => ({
  pixels,
  png: readFileSync(inRoot(`build/icons/linux/${pixels}x${pixels}.png`)),
});

describe('a Windows icon file', () => {
  it('says where each picture lies', () => {
    const pictures = [square(16), square(256)];
    const file = encodeIco(pictures);
    expect([file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([1, 2]);
    pictures.forEach(({ png }, index) => {
      const entry = 6 + 16 * index;
      const bytes = file.readUInt32LE(entry + 8);
      const offset = file.readUInt32LE(entry + 12);
      expect(file.subarray(offset, offset + bytes).equals(png)).toBe(true);
    });
    expect(file.readUInt8(6)).toBe(16);
    expect(file.readUInt8(6 + 16)).toBe(0);
    expect(widthsIn(file)).toEqual([16, 256]);
  });
});

describe('an icon family of macOS', () => {
  it('holds a picture under each type that asks for its width', () => {
    const file = encodeIcns([square(16), square(32)]);
    const types: string[] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
      types.push(file.toString('latin1', at, at + 4));
    }
    expect(file.toString('latin1', 0, 4)).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    expect(types).toEqual(['icp4', 'icp5', 'ic11']);
  });

  it('has no place for odd widths', () => {
    expect(() => encodeIcns([square(24)])).toThrow('24 pixels');
  });
});
