import { LINK_SCHEME } from '../../../build/packageConfig.ts';
import { APP_ID } from '../../../main/policy/identity.ts';
import { usageTexts } from '../../../build/usageTexts.ts';

/** What macOS reads about a program. */
export type InfoPlist = Readonly<Record<string, unknown>>;

/** Hash of an archive's header, as Electron compares it. */
export interface ArchiveHash {
  readonly algorithm: string;
  readonly hash: string;
}

/** What is missing from the `Info.plist` of the packed program. `hash` is that of the archive beside it. */
export function infoPlistProblems(info: InfoPlist, version: string, hash: string): string[] {
  const expected: InfoPlist = {
    CFBundleIdentifier: APP_ID,
    CFBundleName: 'Umeet',
    CFBundleShortVersionString: version,
    CFBundleLocalizations: ['en', 'zh-Hans'],
    LSMinimumSystemVersion: '13.0',
    LSMultipleInstancesProhibited: true,
    ...usageTexts('en'),
  };
  const wrong = Object.entries(expected).flatMap(([key, value]) =>
    JSON.stringify(info[key]) === JSON.stringify(value) ? [] : [`${key} is ${show(info[key])}`],
  );
  return [...wrong, ...schemeProblems(info), ...integrityProblems(info, hash)];
}

function schemeProblems(info: InfoPlist): string[] {
  const types = info['CFBundleURLTypes'] as
    | readonly { readonly CFBundleURLSchemes?: readonly string[] }[]
    | undefined;
  const schemes = types?.flatMap((type) => type.CFBundleURLSchemes ?? []) ?? [];
  return schemes.join() === LINK_SCHEME ? [] : [`links that open it: ${show(schemes)}`];
}

function integrityProblems(info: InfoPlist, hash: string): string[] {
  const archives = info['ElectronAsarIntegrity'] as
    | Readonly<Record<string, ArchiveHash>>
    | undefined;
  const ours = archives?.['Resources/app.asar'];
  const isOurs = ours?.algorithm === 'SHA256' && ours.hash === hash;
  return isOurs ? [] : [`the archive's hash is ${hash}, and it expects ${show(ours)}`];
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'missing';
}
