import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { needReady } from '../session.ts';
import { strict } from '../strict.ts';

const ALGORITHM = 'aes-256-gcm';
const MARK = Buffer.from('v10');
const IV_LENGTH = 12;
const TAG_LENGTH = 16;

let key: Buffer | undefined;

/** Derives the key from the profile's folder: what one profile wrote another cannot read. No secret of the system. */
export function useProfileKey(userData: string): void {
  key = createHash('sha256').update(userData).digest();
}

function profileKey(): Buffer {
  needReady('safeStorage');
  if (!key) throw new Error('safeStorage has no key yet');
  return key;
}

const synchronous = (name: string) => (): never => {
  throw new Error(
    `safeStorage.${name} is deprecated in Electron 45 and gone in 46; use the asynchronous methods`,
  );
};

/** The module `safeStorage`: its asynchronous half; the other half refuses, because its days are numbered. */
export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable: async (): Promise<boolean> => {
    needReady('safeStorage');
    return true;
  },
  encryptStringAsync: async (plainText: string): Promise<Buffer> => {
    if (typeof plainText !== 'string') throw new TypeError('Error processing argument at index 0');
    const iv = randomBytes(IV_LENGTH);
    const cipher = createCipheriv(ALGORITHM, profileKey(), iv);
    const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Buffer.concat([MARK, iv, sealed, cipher.getAuthTag()]);
  },
  decryptStringAsync: async (
    encrypted: Buffer,
  ): Promise<{ result: string; shouldReEncrypt: boolean }> => {
    if (!encrypted.subarray(0, MARK.length).equals(MARK)) {
      throw new Error(
        'Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.',
      );
    }
    const body = encrypted.subarray(MARK.length);
    const cipher = createDecipheriv(ALGORITHM, profileKey(), body.subarray(0, IV_LENGTH));
    cipher.setAuthTag(body.subarray(-TAG_LENGTH));
    const sealed = body.subarray(IV_LENGTH, -TAG_LENGTH);
    const result = Buffer.concat([cipher.update(sealed), cipher.final()]).toString('utf8');
    return { result, shouldReEncrypt: false };
  },
  isEncryptionAvailable: synchronous('isEncryptionAvailable'),
  encryptString: synchronous('encryptString'),
  decryptString: synchronous('decryptString'),
  getSelectedStorageBackend: (): string => 'basic_text',
});
