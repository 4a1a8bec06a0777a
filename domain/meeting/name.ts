/** Longest display name, in code points. */
export const NAME_MAX_LENGTH = 64;

// Control characters, the invisible ones that reorder or hide text (bidi overrides, zero width), and halves of
// characters.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/gu;

/**
 * The display name meant by what was typed: NFC, one space between words, nothing invisible.
 * `undefined` when nothing is left or it is longer than {@link NAME_MAX_LENGTH}.
 */
export function parseDisplayName(typed: string): string | undefined {
  // In this order, so that cleaning a clean name changes nothing: what is taken out may have stood between
  // two spaces, or between a letter and its accent.
  const visible = typed.replaceAll(/\s/g, ' ').replaceAll(INVISIBLE, '');
  const name = visible.replaceAll(/ +/g, ' ').trim().normalize('NFC');
  const length = [...name].length;
  return length >= 1 && length <= NAME_MAX_LENGTH ? name : undefined;
}
