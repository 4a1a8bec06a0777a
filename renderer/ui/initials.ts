const HAN = /^\p{Script=Han}+$/u;

/**
 * One or two characters that stand for a name without a picture:
 * 1. a name of Han characters gives its last two, as Chinese programs do (王小明 → 小明, 李雷 → 李雷);
 * 2. otherwise the first letters of the first and the last word (Anna Maria Bell → AB);
 * 3. one word gives its first letter.
 */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const joined = words.join('');
  if (HAN.test(joined)) return [...joined].slice(-2).join('');
  const first = firstLetter(words[0] ?? '');
  const last = words.length > 1 ? firstLetter(words.at(-1) ?? '') : '';
  return (first + last).toUpperCase();
}

/** A number that is the same for the same name, to choose a colour by. */
export function nameHash(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash;
}

// A letter as people count them: an accent or an emoji of several code points is one.
function firstLetter(word: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word);
  return first?.segment ?? '';
}
