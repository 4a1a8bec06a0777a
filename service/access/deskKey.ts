import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf, StartFailure } from '../startFailure.ts';

/** Where the key stands, in the data folder. */
export const DESK_KEY_FILE = 'desk-key.txt';
/** Bytes of the secret that the key spells. */
export const DESK_KEY_BYTES = 32;

/** The key of the service desk as it is shown: `d.` and 43 characters. */
function deskKeyText(secret: Uint8Array): string {
  return `d.${Buffer.from(secret).toString('base64url')}`;
}

/** Writes the key where whoever runs the service finds it, readable by this user only; throws {@link StartFailure}. */
export function writeDeskKey(dataDir: string, secret: Uint8Array): void {
  const file = join(dataDir, DESK_KEY_FILE);
  try {
    writeFileSync(file, `${deskKeyText(secret)}\n`, { mode: 0o600 });
    // The mode above is for a new file only.
    chmodSync(file, 0o600);
  } catch (error) {
    const message = `the key of the service desk cannot be kept in ${file} (${reasonOf(error)})`;
    throw new StartFailure('data-folder-unusable', message, error);
  }
}
