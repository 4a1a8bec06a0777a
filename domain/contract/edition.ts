import type { Language } from '../settings/settings.ts';
import type { ContractDate } from './contractDate.ts';
import type { ContractFigures } from './figures.ts';

/** One point of a list, with its mark as printed: `(3)`, `2)`, `✧`. */
export interface ListItem {
  readonly marker: string;
  readonly text: string;
}

/** What a clause consists of, in its order. The first row of a table is its head. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** A clause with the clauses under it. Number without sign and last dot: `5`, `5.8`. */
export interface Clause {
  readonly number: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly clauses: readonly Clause[];
}

/** What is known of an edition without reading it. */
export interface EditionHead {
  readonly editionId: string;
  /** `digest`: told in Umeet's own words, and said so wherever it is shown. `official`: imported as it was signed. */
  readonly kind: 'digest' | 'official';
  readonly language: Language;
  /** As the provider calls it. Editions of one version in two languages are one contract. */
  readonly version: string;
  readonly title: string;
  /** The first day on which it holds; `undefined` of the digest, which stands in wherever no official edition holds. */
  readonly holdsFrom: ContractDate | undefined;
  /** Where its text comes from: a file's name, an address, or `umeet`. */
  readonly source: string;
  /** SHA-256 of {@link contentOf}, 64 hexadecimal digits. */
  readonly hash: string;
  readonly figures: ContractFigures;
}

/** The text of an edition. */
export interface EditionText {
  readonly title: string;
  /** What stands before the first clause. */
  readonly preamble: readonly Block[];
  readonly clauses: readonly Clause[];
}

/** One edition of the contract in one language. */
export interface Edition extends EditionHead, EditionText {}

/** All clauses in the order of reading, each with those it is under, the outermost first. */
export function clausesOf(
  text: Pick<EditionText, 'clauses'>,
): readonly { readonly clause: Clause; readonly above: readonly Clause[] }[] {
  const walk = (
    clauses: readonly Clause[],
    above: readonly Clause[],
  ): { clause: Clause; above: readonly Clause[] }[] =>
    clauses.flatMap((clause) => [{ clause, above }, ...walk(clause.clauses, [...above, clause])]);
  return walk(text.clauses, []);
}

/** The clause with this number. */
export function findClause(text: Pick<EditionText, 'clauses'>, number: string): Clause | undefined {
  return clausesOf(text).find(({ clause }) => clause.number === number)?.clause;
}

/** The text of a block in lines: a table has one for each row, its cells apart by tabs. */
export function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items.map(({ marker, text }) => `${marker} ${text}`);
    case 'table':
      return block.rows.map((row) => row.join('\t'));
  }
}

/** All that is hashed of an edition's text: one line for each thing in the order of reading, ended by a line feed. */
export function contentOf(text: EditionText): string {
  const lines = [
    text.title,
    ...text.preamble.flatMap(linesOf),
    ...clausesOf(text).flatMap(({ clause }) => [
      `${clause.number} ${clause.title}`,
      ...clause.blocks.flatMap(linesOf),
    ]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
