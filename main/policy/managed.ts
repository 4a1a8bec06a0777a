import { z } from 'zod';
import type { ManagedProblem } from '../../domain/desktop/upkeep.ts';
import { isFingerprint } from '../../domain/meeting/invitation.ts';
import { readSettings, type ManagedSettings } from './desktopSettings.ts';

/** The organisation's own meeting service. */
export interface ManagedService {
  /** `http(s)://host:port`, without a slash at the end. */
  readonly origin: string;
  /** Of its certificate, when no authority of the system vouches for it. */
  readonly fingerprint?: string | undefined;
}

/** What an administrator has decided. */
export interface Managed {
  readonly settings: ManagedSettings;
  readonly service: ManagedService | undefined;
  readonly problems: readonly ManagedProblem[];
}

const NOTHING = { settings: {}, service: undefined } as const;

const ORIGIN = /^https?:\/\/[^/?#\s@]+$/i;
const serviceSchema: z.ZodType<ManagedService> = z.strictObject({
  origin: z.string().max(255).regex(ORIGIN),
  fingerprint: z.string().refine(isFingerprint).optional(),
});
const fileSchema = z.strictObject({
  version: z.literal(1),
  service: z.unknown().optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
});

/** Where an administrator puts the file on each system. */
export function managedPath(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (platform === 'win32') {
    return `${env['ProgramData'] || 'C:\\ProgramData'}\\Umeet\\managed.json`;
  }
  if (platform === 'darwin') return '/Library/Application Support/Umeet/managed.json';
  return '/etc/umeet/managed.json';
}

/** Nothing is decided, and this is why. */
export function unmanaged(...problems: readonly ManagedProblem[]): Managed {
  return { ...NOTHING, problems };
}

/**
 * Reads the text of the file.
 * 1. What is given is decided and locked; what is left out stays the person's choice.
 * 2. A part that is wrong does not count and is told; the others count. A file of another version counts for nothing.
 */
export function parseManaged(text: string): Managed {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return unmanaged({ kind: 'not-json', at: '' });
  }
  const file = fileSchema.safeParse(value);
  if (!file.success) {
    return unmanaged(...file.error.issues.flatMap(placesOf).map(invalid));
  }
  const { service, settings = {} } = file.data;
  const parsed = service === undefined ? undefined : serviceSchema.safeParse(service);
  const read = readSettings(settings);
  const wrong = Object.keys(settings)
    .filter((name) => !Object.hasOwn(read, name))
    .map((name) => `settings.${name}`);
  if (parsed?.success === false) wrong.unshift('service');
  return { settings: read, service: parsed?.data, problems: wrong.map(invalid) };
}

function invalid(at: string): ManagedProblem {
  return { kind: 'invalid', at };
}

function placesOf(issue: z.core.$ZodIssue): string[] {
  const at = issue.path.join('.');
  return issue.code === 'unrecognized_keys' ? issue.keys : [at];
}
