import type { Block, Clause } from '../edition.ts';

/** A paragraph. */
export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

/** A list without order. */
export function points(...texts: readonly string[]): Block {
  return { kind: 'list', items: texts.map((text) => ({ marker: '•', text })) };
}

/** A list whose points are counted: by `(1)`, or by `1)`. */
export function numbered(style: '(1)' | '1)', ...texts: readonly string[]): Block {
  const items = texts.map((text, at) => ({ marker: style.replace('1', String(at + 1)), text }));
  return { kind: 'list', items };
}

/** A table; its first row is the head. */
export function table(...rows: readonly (readonly string[])[]): Block {
  return { kind: 'table', rows };
}

/** A clause that has only blocks. */
export function leaf(number: string, title: string, ...blocks: readonly Block[]): Clause {
  return { number, title, blocks, clauses: [] };
}

/** A clause that has clauses. */
export function chapter(number: string, title: string, ...clauses: readonly Clause[]): Clause {
  return { number, title, blocks: [], clauses };
}
