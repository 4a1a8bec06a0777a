import { describe, expect, it } from 'vitest';
import { setupVault } from './vault.ts';

/** A keyring that turns letters round, knows its generation, and may be absent. */
function setup(platform: NodeJS.Platform = 'linux') {
  const keyring = { isThere: true, backend: 'gnome_libsecret', generation: 1, isNewKey: false };
  const file = {
    kept: undefined as unknown,
    isFull: false,
    read: () => file.kept,
    write: (value: unknown) => {
      if (file.isFull) throw new Error('ENOSPC');
      file.kept = JSON.parse(JSON.stringify(value));
    },
  };
  const turned = (text: string) => [...text].toReversed().join('');
  const vault = setupVault({
    platform,
    file,
    log: () => undefined,
    safeStorage: {
      isAsyncEncryptionAvailable: async () => keyring.isThere,
      getSelectedStorageBackend: () => keyring.backend as never,
      encryptStringAsync: async (text) => Buffer.from(`${keyring.generation}${turned(text)}`),
      decryptStringAsync: async (sealed) => {
        const text = sealed.toString();
        if (!text.startsWith(String(keyring.generation)) && !keyring.isNewKey)
          throw new Error('no');
        return { result: turned(text.slice(1)), shouldReEncrypt: keyring.isNewKey };
      },
    },
  });
  return { vault, file, keyring };
}

describe('the vault', () => {
  it('gives back what it was given, and has it on disk in another form', async () => {
    const { vault, file } = setup();
    expect(await vault.write('proxy', 'hunter2')).toBe(true);
    expect(await vault.read('proxy')).toBe('hunter2');
    expect(JSON.stringify(file.kept)).not.toContain('hunter2');
    vault.remove('proxy');
    expect(file.kept).toEqual({});
    expect(await vault.read('proxy')).toBeUndefined();
  });

  it.each([
    ['there is no cipher', 'win32', { isThere: false }],
    ['Linux has no keyring', 'linux', { backend: 'basic_text' }],
  ] as const)('keeps nothing when %s', async (_why, platform, change) => {
    const { vault, file, keyring } = setup(platform);
    Object.assign(keyring, change);
    expect(await vault.canKeep()).toBe(false);
    expect(await vault.write('proxy', 'hunter2')).toBe(false);
    expect(file.kept).toBeUndefined();
  });

  it('enciphers anew when the system asks for it', async () => {
    const { vault, file, keyring } = setup();
    await vault.write('proxy', 'hunter2');
    const before = JSON.stringify(file.kept);
    Object.assign(keyring, { generation: 2, isNewKey: true });
    expect(await vault.read('proxy')).toBe('hunter2');
    expect(JSON.stringify(file.kept)).not.toBe(before);
  });

  it('forgets what cannot be read any more', async () => {
    const { vault, file, keyring } = setup();
    await vault.write('proxy', 'hunter2');
    keyring.generation = 2;
    expect(await vault.read('proxy')).toBeUndefined();
    expect(file.kept).toEqual({});
  });

  it('says so when the disk is full, and stands a file that somebody changed', async () => {
    const { vault, file } = setup();
    file.kept = ['nonsense', 7];
    file.isFull = true;
    expect(await vault.write('proxy', 'hunter2')).toBe(false);
    file.kept = { proxy: 7 };
    expect(await vault.read('proxy')).toBeUndefined();
  });
});
