import { stemmer } from 'stemmer';

/** A word of a text as it is searched, and where it stands: UTF-16 units of the text as it is shown. */
export interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Ways of writing that mean the same in a contract, beyond what NFKC folds. */
const SAME: readonly (readonly [string, string])[] = [
  ['<=', '≤'],
  ['>=', '≥'],
  ['账', '帐'],
];
const WORD = /\p{Script=Han}+|\d+(?:[.,]\d+)*|[\p{L}\p{M}]+|[≤≥%]/gu;
const HAN = /^\p{Script=Han}/u;

/**
 * The words of a text: of Han each character and each pair of neighbours, for Chinese has no spaces; of others stems and figures,
 * apart from their units. Full-width forms, capitals and ways of writing `≤` make no difference.
 */
export function tokensOf(text: string): readonly Token[] {
  const { folded, origins } = fold(text);
  const tokens: Token[] = [];
  const add = (from: number, to: number) =>
    tokens.push({
      term: termOf(folded.slice(from, to)),
      start: origins[from] ?? 0,
      end: endOf(origins, to, text.length),
    });
  for (const { 0: word, index } of folded.matchAll(WORD)) {
    if (!HAN.test(word)) {
      add(index, index + word.length);
      continue;
    }
    const places = [...placesOf(word)];
    for (const [at, place] of places.entries()) {
      const next = places[at + 1];
      add(index + place, index + (next ?? word.length));
      if (next !== undefined) add(index + place, index + (places[at + 2] ?? word.length));
    }
  }
  return tokens;
}

/** Whether a term is one Han character, which says little beside a pair of them. */
export function isSingleHan(term: string): boolean {
  return HAN.test(term) && [...term].length === 1;
}

/** English words by Porter's stem; the rest as it is. */
function termOf(word: string): string {
  return /^[a-z]+$/.test(word) ? stemmer(word) : word;
}

/** Where each character begins. */
function* placesOf(word: string): Generator<number> {
  let at = 0;
  for (const character of word) {
    yield at;
    at += character.length;
  }
}

/** The folded text, and for each of its units where it comes from. */
function fold(text: string): { readonly folded: string; readonly origins: readonly number[] } {
  let folded = '';
  const origins: number[] = [];
  for (let at = 0; at < text.length;) {
    const same = SAME.find(([written]) => text.startsWith(written, at));
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const length = same?.[0].length ?? character.length;
    const units = same?.[1] ?? character.normalize('NFKC').toLowerCase();
    for (let unit = 0; unit < units.length; unit += 1) origins.push(at);
    folded += units;
    at += length;
  }
  return { folded, origins };
}

function endOf(origins: readonly number[], to: number, length: number): number {
  const last = origins[to - 1] ?? 0;
  // What was folded into several units ends where the next one begins.
  for (let at = to; at < origins.length; at += 1) {
    const origin = origins[at];
    if (origin !== undefined && origin !== last) return origin;
  }
  return length;
}
