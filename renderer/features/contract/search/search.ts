import MiniSearch, { type SearchResult } from 'minisearch';
import { clausesOf, linesOf, type Edition } from '../../../../domain/contract/edition.ts';
import { isSingleHan, tokensOf } from './tokens.ts';

/** A clause that was found, the best first. */
export interface Hit {
  /** Number of the clause. */
  readonly number: string;
  /** The words of the text that answer the query: what is marked. */
  readonly terms: ReadonlySet<string>;
}

/** Searches one edition. */
export type Search = (query: string) => readonly Hit[];

/** A part of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Question words that every clause might answer. */
const ASKED = new Set([
  '多少',
  '多久',
  '怎么',
  '哪些',
  '什么',
  '几倍',
  '情况',
  '要多',
  '么算',
  '少毫',
  'how',
  'much',
  'many',
  'long',
  'the',
  'a',
  'of',
  'is',
  'what',
  'to',
  'in',
]);
/** Weight of one Han character beside pairs of them. */
const SINGLE_WEIGHT = 0.2;

/** Makes the index of an edition; some milliseconds for a contract, so make it once. */
export function createSearch(edition: Pick<Edition, 'clauses'>): Search {
  const index = new MiniSearch<{ number: string; title: string; text: string }>({
    idField: 'number',
    fields: ['number', 'title', 'text'],
    tokenize: (text) => tokensOf(text).map(({ term }) => term),
    processTerm: (term) => term,
  });
  index.addAll(
    clausesOf(edition).map(({ clause: { number, title, blocks } }) => ({
      number,
      title,
      text: blocks.flatMap(linesOf).join('\n'),
    })),
  );
  return (query) => hitsOf(index, query);
}

function hitsOf(index: MiniSearch, query: string): readonly Hit[] {
  const terms = [...new Set(tokensOf(query).map(({ term }) => term))];
  const telling = terms.filter((term) => !ASKED.has(term));
  const asked = telling.length > 0 ? telling : terms;
  const hasPairs = asked.some((term) => isHan(term) && !isSingleHan(term));
  const found = index.search(asked.join(' '), {
    tokenize: () => asked,
    boost: { number: 6, title: 2 },
    boostTerm: (term) => (hasPairs && isSingleHan(term) ? SINGLE_WEIGHT : 1),
    prefix: isWord,
    fuzzy: (term) => (isWord(term) && term.length > 4 ? 0.2 : false),
  });
  return found.map((result) => ({
    number: String(result.id),
    terms: markedTerms(result, hasPairs),
  }));
}

function markedTerms({ terms }: SearchResult, hasPairs: boolean): ReadonlySet<string> {
  const pairs = terms.filter((term) => !isSingleHan(term));
  return new Set(hasPairs && pairs.length > 0 ? pairs : terms);
}

/** Where a text answers a query: in order, and none touches another. */
export function marksOf(text: string, terms: ReadonlySet<string>): readonly Span[] {
  const marks: { start: number; end: number }[] = [];
  for (const { term, start, end } of tokensOf(text)) {
    if (!terms.has(term)) continue;
    const last = marks.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else marks.push({ start, end });
  }
  return marks;
}

function isHan(term: string): boolean {
  return /^\p{Script=Han}/u.test(term);
}

function isWord(term: string): boolean {
  return /^\p{Script=Latin}/u.test(term);
}
