/** Longest display name, in code points. */
export const NAME_MAX_LENGTH = 64;

// Control characters, and the invisible ones that reorder or hide text (bidi overrides, zero width).
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;

/**
 * The display name meant by what was typed: NFC, one space between words, nothing invisible.
 * `undefined` when nothing is left or it is longer than {@link NAME_MAX_LENGTH}.
 */
export function parseDisplayName(typed: string): string | undefined {
  const name = typed.normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll(INVISIBLE, '').trim();
  const length = [...name].length;
  return length >= 1 && length <= NAME_MAX_LENGTH ? name : undefined;
}
