/** A part of a message: words, or an address that can be opened. */
export interface TextPart {
  readonly text: string;
  /** Its address, `https:` or `http:` and nothing else. */
  readonly href?: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/gi;
/** What ends a sentence more often than an address. */
const TRAILING = /[.,;:!?，。；：！？、)\]}）】》」]+$/;

/** Finds the addresses in a text. All parts together are the text again. */
export function linkify(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutTrailing(match[0]);
    if (!isSafe(address)) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: address, href: address });
    from = match.index + address.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** A closing bracket belongs to an address that has the opening one. */
function withoutTrailing(address: string): string {
  const end = TRAILING.exec(address)?.[0] ?? '';
  const bare = address.slice(0, address.length - end.length);
  return end.startsWith(')') && bare.includes('(') ? `${bare})` : bare;
}

/** A name before the host can pretend to be the host, so such addresses stay words. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password, hostname } = new URL(address);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hostname !== '';
}
