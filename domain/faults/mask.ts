// What must not leave this device in a report unless the person writes it themselves. Applied to free text; figures and
// the words of the program's own tables hold nothing of the kind.

const IPV4 = String.raw`\d{1,3}(?:\.\d{1,3}){3}`;
const GROUP = '[0-9a-f]{1,4}';
const ZONE = String.raw`(?:%[\w.-]+)?`;
/** RFC 4291 §2.2: eight groups, `::` for a run of zeros, the last two perhaps written as IPv4; RFC 4007 zones. */
const IPV6 = [
  `(?:${GROUP}:){6}${IPV4}`,
  `(?:(?:${GROUP}:){1,6}:|::)(?:${GROUP}:){0,6}${IPV4}`,
  `(?:${GROUP}:){7}${GROUP}`,
  `(?:(?:${GROUP}:){1,7}:|::)(?:${GROUP}(?::${GROUP}){0,6})?`,
]
  .map((form) => `(?:${form})${ZONE}`)
  .join('|');

/** Each kind, in the order in which they are looked for at a place; the first that fits is taken. */
const KINDS = {
  /** With all that follows: whoever has an invitation can enter the room. */
  link: String.raw`[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+|\b(?:stuns?|turns?):[^\s"'<>]+`,
  mail: String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`,
  /** mDNS names of candidates, and of machines in a local network. */
  host: String.raw`(?<![\w-])[\w-]+(?:\.[\w-]+)*\.local\b`,
  six: String.raw`(?<![\w:.])(?:${IPV6})(?![\w:])`,
  four: String.raw`(?<![\w.])${IPV4}(?![\w])`,
  room: String.raw`\b[a-z]{3}-[a-z]{4}-[a-z]{3}\b`,
  /** `token=…`, `"password": "…"`, `authorization: Bearer …`. */
  secret: String.raw`\b(?:[a-z]*[_-]?)?(?:password|passwd|passcode|passphrase|secret|credentials?|token|resume|authorization|cookie|api[_-]?key|username)["']?\s*[:=]\s*(?:"(?:[^"\\]|\\.)*"|'[^']*'|(?:(?:basic|bearer|digest)\s+)?[^\s,;&}\]]+)`,
  bearer: String.raw`\b(?:basic|bearer)\s+[\w.~+\/=-]{6,}`,
  /** Long and without a meaning to a reader: tokens, keys, hashes. */
  key: String.raw`[\w+\/-]{32,}={0,2}`,
} as const;
type Kind = keyof typeof KINDS;

const LABELS: Readonly<Record<Kind, string>> = {
  link: '[link]',
  mail: '[mail]',
  host: '[address]',
  six: '[address]',
  four: '[address]',
  room: '[room]',
  secret: '[secret]',
  bearer: '[secret]',
  key: '[key]',
};

/** Hides what says who and where somebody is. */
export interface Mask {
  /** A text without addresses, links, secrets and the names of the people. */
  text(text: string): string;
  /** What a person is called instead, the same in every file. */
  person(name: string): string;
}

/** A mask that calls these people "Person 1", "Person 2"… in this order; two of one name are one. */
export function createMask(names: readonly string[]): Mask {
  const people = [...new Set(names.map(fold))].filter((name) => name !== '');
  const called = new Map(people.map((name, index) => [name, `Person ${index + 1}`]));
  // The longest first, so that of "Ann Lee" and "Ann" both are hidden whole.
  // Letters whose small form is written otherwise ("İ") are looked for as they are, too.
  const written = [...new Set([...people, ...names.map((name) => name.normalize('NFC').trim())])];
  const longestFirst = written
    .filter((name) => name !== '')
    .toSorted((one, other) => other.length - one.length);
  const sources = [
    ...Object.entries(KINDS).map(([kind, source]) => `(?<${kind}>${source})`),
    ...(longestFirst.length > 0 ? [`(?<person>${longestFirst.map(nameSource).join('|')})`] : []),
  ];
  const pattern = new RegExp(sources.join('|'), 'giu');
  const person = (name: string) => called.get(fold(name)) ?? 'Person';

  return {
    person,
    text: (text) =>
      text.normalize('NFC').replaceAll(pattern, (...match: unknown[]) => {
        const groups = match.at(-1) as Partial<Record<Kind | 'person', string>>;
        if (groups.person !== undefined) return person(groups.person);
        const kind = (Object.keys(KINDS) as Kind[]).find((one) => groups[one] !== undefined);
        return kind ? LABELS[kind] : '';
      }),
  };
}

function fold(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

/** A name of one or two letters hides only whole words, or hardly a word would stay readable. */
function nameSource(name: string): string {
  const source = name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return /^[a-z0-9]{1,2}$/i.test(name) ? `(?<![a-z0-9])${source}(?![a-z0-9])` : source;
}
