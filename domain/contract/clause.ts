/** The clauses of the contract that the program speaks of. A test looks for each in the digest. */
export const CLAUSE_NUMBERS = [
  '1',
  '2',
  '3',
  '4',
  '5',
  '5.1',
  '5.2',
  '5.3',
  '5.4',
  '5.5',
  '5.6',
  '5.7',
  '5.8',
  '5.9',
  '6',
  '7',
  '7.1',
  '7.2',
  '8',
  '9',
  '10',
] as const;
/** Number of a clause that exists, without its sign. */
export type ClauseRef = (typeof CLAUSE_NUMBERS)[number];

/** Refers to a clause. Does not compile for a number that is not listed, and a test fails when the digest lacks it. */
export function clause(number: ClauseRef): ClauseRef {
  return number;
}
