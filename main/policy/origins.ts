/** The scheme that our own page is served under. */
export const APP_SCHEME = 'app';

/** Origin of our own page. */
export const APP_ORIGIN = `${APP_SCHEME}://bundle`;

/**
 * Origin of an address. Node's `URL` knows the origin of web schemes only and says `null` for others, so the
 * text is read by hand; `undefined` when it has no host, or a user name in front of one.
 */
export function originOf(address: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#\\\s@]+(?=[/?#]|$)/i.exec(address)?.[0].toLowerCase();
}

/** True when an address is a page of ours: the window may go there, and nowhere else. */
export function isOurAddress(address: string, ourOrigin: string): boolean {
  return originOf(address) === ourOrigin;
}

const LONGEST_EXTERNAL = 2_048;

/** True for what may be handed to the system's browser, mail program or telephone: https, mailto and plain numbers, and nothing odd. */
export function mayOpenOutside(address: string): boolean {
  if (address.length > LONGEST_EXTERNAL || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  if (protocol === 'tel:') return /^tel:\+?\d{3,15}$/.test(address);
  return (protocol === 'https:' && username === '' && password === '') || protocol === 'mailto:';
}
