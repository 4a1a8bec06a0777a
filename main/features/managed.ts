import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { ManagedInfo } from '../../domain/desktop/upkeep.ts';
import { ok } from '../../domain/reply.ts';
import { parseManaged, unmanaged, type Managed, type ManagedService } from '../policy/managed.ts';
import type { PinStore } from '../policy/pins.ts';
import type { EmbeddedService } from './embeddedService.ts';
import type { Log } from './logs.ts';

/** No administrator writes more than this; bytes. */
const LARGEST_FILE = 256 * 1024;
const WRITABLE_BY_ALL = 0o002;

/** Where the file is, and who is told what was found. */
export interface ManagedParts {
  readonly path: string;
  readonly platform: NodeJS.Platform;
  readonly log: Log;
}

/**
 * Reads what an administrator has decided, once, at the start. A file that everybody on the computer can write is no
 * administrator's word and is ignored; Windows guards the folder itself, so that nothing is asked there.
 */
export function readManaged({ path, platform, log }: ManagedParts): Managed {
  const managed = read(path, platform);
  if (managed === undefined) return unmanaged();
  for (const { kind, at } of managed.problems) {
    log('warn', 'managed', `${path}: ${kind}${at === '' ? '' : ` at ${at}`}, ignored`);
  }
  const names = Object.keys(managed.settings).join(', ') || 'nothing';
  const service = managed.service?.origin ?? 'the one in the program';
  log('info', 'managed', `${path} decides settings: ${names}; meeting service: ${service}`);
  return managed;
}

/**
 * The organisation's own service in the place of the one in the program, which is never started then. Its certificate
 * is pinned from the beginning, when the file names one.
 */
export function managedService(
  { origin, fingerprint }: ManagedService,
  pins: Pick<PinStore, 'pin'>,
): EmbeddedService {
  if (fingerprint !== undefined) pins.pin(new URL(origin).host, fingerprint);
  return { address: async () => ok({ origin }), close: async () => {} };
}

/** What the page shows of it. */
export function managedInfo(managed: Managed, path: string): ManagedInfo {
  const { settings, service, problems } = managed;
  return {
    isManaged: service !== undefined || Object.keys(settings).length > 0,
    path,
    problems,
    service: service?.origin ?? null,
  };
}

function read(path: string, platform: NodeJS.Platform): Managed | undefined {
  try {
    // One handle for question and reading, so that the file asked about is the one that is read.
    const file = openSync(path, 'r');
    try {
      const { mode, size } = fstatSync(file);
      if (size > LARGEST_FILE) return unmanaged({ kind: 'invalid', at: '' });
      if (platform !== 'win32' && (mode & WRITABLE_BY_ALL) !== 0) {
        return unmanaged({ kind: 'writable-by-all', at: '' });
      }
      return parseManaged(readFileSync(file, 'utf8'));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return unmanaged({ kind: 'unreadable', at: '' });
  }
}
