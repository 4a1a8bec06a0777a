import type { SafeStorage } from 'electron';
import type { JsonFile } from '../files/jsonFile.ts';
import type { Log } from './logs.ts';

/** Keeps secrets by name, enciphered with a key that the system guards. */
export interface Vault {
  /** Whether a secret can be kept beyond this run. */
  canKeep(): Promise<boolean>;
  /** `undefined` when there is none, or it cannot be read any more: then it is forgotten. */
  read(name: string): Promise<string | undefined>;
  /** False when it was not kept, because it could only be kept in clear or the disk refused. */
  write(name: string, secret: string): Promise<boolean>;
  remove(name: string): void;
}

/** What secrets are kept with. */
export interface VaultParts {
  readonly safeStorage: Pick<
    SafeStorage,
    | 'isAsyncEncryptionAvailable'
    | 'encryptStringAsync'
    | 'decryptStringAsync'
    | 'getSelectedStorageBackend'
  >;
  /** Holds the enciphered secrets, by name, in base64. */
  readonly file: JsonFile;
  readonly platform: NodeJS.Platform;
  readonly log: Log;
}

/** Makes the vault. Nothing is asked of the system before the first secret. */
export function setupVault({ safeStorage, file, platform, log }: VaultParts): Vault {
  const canKeep = async (): Promise<boolean> => {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
    // Without a keyring Linux has one key for everybody's programs, which is no better than clear text.
    return platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
  };
  const keep = (change: Readonly<Record<string, string | undefined>>): boolean => {
    try {
      file.write({ ...sealedIn(file), ...change });
      return true;
    } catch (error) {
      log('warn', 'vault', `cannot be written: ${String(error)}`);
      return false;
    }
  };
  const write = async (name: string, secret: string): Promise<boolean> => {
    if (!(await canKeep())) return false;
    const sealed = await safeStorage.encryptStringAsync(secret);
    return keep({ [name]: sealed.toString('base64') });
  };
  const remove = (name: string): void => {
    if (Object.hasOwn(sealedIn(file), name)) keep({ [name]: undefined });
  };
  return {
    canKeep,
    write,
    remove,
    read: async (name) => {
      const sealed = sealedIn(file)[name];
      if (sealed === undefined || !(await canKeep())) return undefined;
      try {
        const bytes = Buffer.from(sealed, 'base64');
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(bytes);
        if (shouldReEncrypt) await write(name, result);
        return result;
      } catch {
        // The keyring was replaced, or the file comes from another computer.
        log('warn', 'vault', `${name} cannot be read any more and is forgotten`);
        remove(name);
        return undefined;
      }
    },
  };
}

function sealedIn(file: JsonFile): Readonly<Record<string, string>> {
  const value = file.read();
  if (typeof value !== 'object' || value === null) return {};
  const texts = Object.entries(value).filter(([, sealed]) => typeof sealed === 'string');
  return Object.fromEntries(texts) as Record<string, string>;
}
