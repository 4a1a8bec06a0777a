/** Times and rates are kept to a hundredth: whole numbers take a third of the room of fractions. */
export const HUNDREDTHS = 100;
const LONGEST_WORD = 128;

/** Thrown at numbers that no version of the program has written. */
export class BadRow extends Error {}

/** Takes the numbers of a row one after the other; throws {@link BadRow} at what cannot be one. */
export interface Reader {
  number(): number | undefined;
  hundredths(): number | undefined;
  choice<T>(list: readonly T[]): T | undefined;
  word(): string | undefined;
  isAtEnd(): boolean;
}

export function createReader(numbers: unknown, words: readonly unknown[]): Reader {
  if (!Array.isArray(numbers)) throw new BadRow();
  let at = 0;
  const number = () => {
    const value: unknown = numbers[at++];
    if (value === null || value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadRow();
    return value;
  };
  const pick = <T>(list: readonly T[]): T | undefined => {
    const index = number();
    return index === undefined ? undefined : must(list[index]);
  };
  return {
    number,
    hundredths: () => {
      const value = number();
      return value === undefined ? undefined : value / HUNDREDTHS;
    },
    choice: pick,
    word: () => {
      const word = pick(words);
      if (word === undefined) return undefined;
      if (typeof word !== 'string' || word.length > LONGEST_WORD) throw new BadRow();
      return word;
    },
    isAtEnd: () => at >= numbers.length,
  };
}

/** What has to be there. */
export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new BadRow();
  return value;
}
