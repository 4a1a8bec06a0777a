/** The provider's service desk, §5.9 of the contract. */
export const SUPPORT_MAIL = 'umeet_support@systec.com.cn';
/** The provider's hotline, §5.9: as it is dialled, and as it is written. */
export const HOTLINE = { dialled: '4000220266', written: '400 0220 266' } as const;

/** Longer addresses are not handed on by browsers, mail programs and our own gate. */
const LONGEST_ADDRESS = 2_000;

/**
 * The address that opens a mail to the service desk with subject and body filled in. Of `words`, which `bodyOf` puts into
 * the body, as much as an address can carry.
 */
export function supportMail(
  subject: string,
  words: string,
  bodyOf: (words: string) => string,
): string {
  const characters = [...words.toWellFormed()];
  const address = (count: number) => {
    const isWhole = count >= characters.length;
    const kept = characters.slice(0, count).join('') + (isWhole ? '' : '…');
    const body = encodeURIComponent(bodyOf(kept).replaceAll('\n', '\r\n'));
    return `mailto:${SUPPORT_MAIL}?subject=${encodeURIComponent(subject)}&body=${body}`;
  };
  let fits = 0;
  let tooMany = characters.length + 1;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (address(middle).length <= LONGEST_ADDRESS) fits = middle;
    else tooMany = middle;
  }
  return address(fits);
}
