// What must not stand in a log file that a person may hand on. Applied to every line, whoever wrote it.

const HIDDEN = '[hidden]';

/** Names whose values are secrets, as they stand in JSON, in queries, in headers and in `key=value` texts. */
const NAMED =
  /\b((?:[a-z]*[_-]?)?(?:password|passwd|passcode|passphrase|secret|credentials?|token|resume|authorization|cookie|api[_-]?key)|username)(["']?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|'[^']*'|(?:(?:basic|bearer|digest)\s+)?[^\s,;&}\]]+)/gi;
/** What follows the name of an authentication scheme. */
const SCHEME = /\b(basic|bearer)\s+[\w.~+/=-]{6,}/gi;
/** `https://name:password@host`. */
const USER_INFO = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;
const FINGERPRINT = /\bsha256\/([\w-]{6})[\w-]{30,}/g;
/** Whoever knows the code of a room can enter it. */
const ROOM_CODE = /\b([a-z]{3})-[a-z]{4}-[a-z]{3}\b/g;
/** Long and without a meaning to a reader: tokens, keys, hashes. */
const OPAQUE = /(?<![\w/.-])[A-Za-z0-9_-]{40,}(?![\w/.-])/g;

/**
 * A text without its secrets: passwords, tokens, credentials of proxies and relays are hidden, room codes and
 * fingerprints are shortened to what tells two of them apart.
 */
export function redact(text: string): string {
  return text
    .replaceAll(USER_INFO, `$1${HIDDEN}@`)
    .replaceAll(NAMED, `$1$2${HIDDEN}`)
    .replaceAll(SCHEME, `$1 ${HIDDEN}`)
    .replaceAll(FINGERPRINT, 'sha256/$1…')
    .replaceAll(ROOM_CODE, '$1-…')
    .replaceAll(OPAQUE, (word) => `${word.slice(0, 4)}…`);
}
