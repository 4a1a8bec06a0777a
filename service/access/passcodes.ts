import { randomBytes, scrypt as scryptWithCallback, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const scrypt = promisify(scryptWithCallback) as (
  passcode: string,
  salt: Buffer,
  length: number,
) => Promise<Buffer>;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** What is kept of a passcode: `<salt>.<scrypt hash>`, both base64url (RFC 7914, Node's default costs). */
export async function hashPasscode(passcode: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await scrypt(passcode, salt, HASH_BYTES);
  return `${salt.toString('base64url')}.${hash.toString('base64url')}`;
}

/** Whether a passcode is the one that was hashed. */
export async function isPasscode(passcode: string, kept: string): Promise<boolean> {
  const [salt = '', hash = ''] = kept.split('.');
  const expected = Buffer.from(hash, 'base64url');
  const given = await scrypt(passcode, Buffer.from(salt, 'base64url'), HASH_BYTES);
  return expected.length === given.length && timingSafeEqual(given, expected);
}
