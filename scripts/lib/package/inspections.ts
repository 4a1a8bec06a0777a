import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import plist from 'plist';
import { usageTexts, parseStrings, USAGE_LANGUAGES } from '../../../build/usageTexts.ts';
import { fileProblems, manifestProblems, sizeProblems } from './archiveFiles.ts';
import { fuseProblems, readFuses } from './fuseWire.ts';
import { infoPlistProblems, type InfoPlist } from './infoPlist.ts';
import {
  archiveBytes,
  archiveFiles,
  archiveHash,
  archiveManifest,
  besideProblems,
  packedText,
  type PackedProgram,
} from './packed.ts';
import { readWindowsResources, windowsProblems } from './windowsResources.ts';

/** One thing that is looked at in a packed program, and what is wrong with it. */
export interface Inspection {
  readonly name: string;
  readonly problems: readonly string[];
}

const LICENCES = ['LICENSE.txt', 'THIRD-PARTY-NOTICES.txt'];

/** Looks at everything a packed program is judged by. `version` is the program's, `feed` where it looks for updates. */
export async function inspect(
  packed: PackedProgram,
  version: string,
  feed: string,
): Promise<Inspection[]> {
  const files = archiveFiles(packed.archive);
  const fuses = await readFuses(packed.program);
  const general: Inspection[] = [
    { name: 'files', problems: fileProblems(files) },
    { name: 'sizes', problems: sizeProblems(files, archiveBytes(packed.archive)) },
    { name: 'manifest', problems: manifestProblems(archiveManifest(packed.archive)) },
    { name: 'fuses', problems: fuseProblems(fuses) },
    { name: 'licences', problems: besideProblems(packed.resources, LICENCES) },
  ];
  return [...general, ...systemInspections(packed, version, feed)];
}

function systemInspections(packed: PackedProgram, version: string, feed: string): Inspection[] {
  const hash = archiveHash(packed.archive);
  if (packed.system === 'windows') {
    const resources = readWindowsResources(readFileSync(packed.program));
    return [{ name: 'program resources', problems: windowsProblems(resources, version, hash) }];
  }
  if (packed.system === 'linux') {
    return [{ name: 'update feed', problems: feedProblems(packed, feed) }];
  }
  const info = plist.parse(packedText(packed.program, 'Contents/Info.plist')) as InfoPlist;
  return [
    { name: 'Info.plist', problems: infoPlistProblems(info, version, hash) },
    { name: 'languages', problems: languageProblems(packed.resources) },
  ];
}

/** The address is the same everywhere; for the others electron-builder writes the file with an installer only. */
function feedProblems({ resources }: PackedProgram, feed: string): string[] {
  const missing = besideProblems(resources, ['app-update.yml']);
  if (missing.length > 0) return missing;
  const text = packedText(resources, 'app-update.yml');
  return text.includes(`url: ${feed}`) ? [] : [`app-update.yml says ${text}`];
}

function languageProblems(resources: string): string[] {
  return USAGE_LANGUAGES.flatMap((language) => {
    const file = join(`${language}.lproj`, 'InfoPlist.strings');
    const missing = besideProblems(resources, [file]);
    if (missing.length > 0) return missing;
    const packed = JSON.stringify(parseStrings(packedText(resources, file)));
    return packed === JSON.stringify(usageTexts(language)) ? [] : [`${basename(file)} differs`];
  });
}
