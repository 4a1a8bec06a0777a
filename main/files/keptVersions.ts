import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { createJsonFile } from './jsonFile.ts';

/** A version of the program whose installer is kept. */
export interface KeptVersion {
  readonly version: string;
  /** Name of the installer in the folder. */
  readonly file: string;
  /** Of the installer, in base64, as feeds carry it. */
  readonly sha512: string;
  readonly size: number;
}

/** Installers of this version and of the one before, so that a person can go back without the network. */
export interface KeptVersions {
  readonly folder: string;
  list(): readonly KeptVersion[];
  /** Keeps a copy of an installer; only the two newest kept remain. Rejects with the file system's error. */
  keep(version: string, installer: string): Promise<void>;
}

const MOST_KEPT = 2;
const VERSION = /^\d+\.\d+\.\d+[\w.+-]*$/;
const FILE = /^[\w.+-]+$/;

/** Opens the folder; nothing is touched before something is kept. */
export function createKeptVersions(folder: string): KeptVersions {
  const index = createJsonFile(join(folder, 'kept.json'));
  const list = () => {
    const value = index.read();
    return Array.isArray(value) ? value.filter(isKept) : [];
  };
  return {
    folder,
    list,
    keep: async (version, installer) => {
      if (!VERSION.test(version)) throw new Error(`not a version: ${version}`);
      await mkdir(folder, { recursive: true });
      const file = `${version}${extname(installer)}`;
      const draft = join(folder, `${file}.new`);
      await copyFile(installer, draft);
      await rename(draft, join(folder, file));
      const { size } = await stat(join(folder, file));
      const sha512 = await hashOf(join(folder, file));
      const others = list().filter((kept) => kept.version !== version);
      const kept = [...others, { version, file, sha512, size }].slice(-MOST_KEPT);
      index.write(kept);
      const wanted = new Set(['kept.json', ...kept.map((one) => one.file)]);
      const extra = (await readdir(folder)).filter((name) => !wanted.has(name));
      await Promise.all(extra.map((name) => rm(join(folder, name), { force: true })));
    },
  };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('base64');
}

function isKept(value: unknown): value is KeptVersion {
  const { version, file, sha512, size } = (value ?? {}) as Partial<
    Record<keyof KeptVersion, unknown>
  >;
  return (
    typeof version === 'string' &&
    VERSION.test(version) &&
    typeof file === 'string' &&
    FILE.test(file) &&
    typeof sha512 === 'string' &&
    typeof size === 'number'
  );
}
