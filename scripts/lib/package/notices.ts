import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packagesFileName } from '../../../build/bundledPackages.ts';
import { NOTICES_FILE } from '../../../build/packageConfig.ts';
import { ALL_BUILDS } from '../builds.ts';
import { inRoot } from '../paths.ts';

/** A package inside our bundles and what it is passed on under. */
export interface Notice {
  readonly name: string;
  readonly version: string;
  /** By its `package.json`: an SPDX expression. */
  readonly license: string;
  /** Its licence files; empty when it brings none. */
  readonly text: string;
  /** Where its source is. */
  readonly source?: string | undefined;
}

const LICENSE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
const RULE = '-'.repeat(80);

/** Licences that allow passing the program on as we do, with their text and nothing more. */
const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
]);

/** Those that allow it when we say where the source of what we have not changed is (MPL 2.0, 3.2). */
const ALLOWED_WITH_SOURCE = new Set(['MPL-2.0']);

/** Packages whose licence is not one that allows passing them on as we do. */
export function unlicensed(notices: readonly Notice[]): Notice[] {
  return notices.filter(
    ({ license, source }) =>
      !isAllowed(license) && !(ALLOWED_WITH_SOURCE.has(license) && source !== undefined),
  );
}

/** True when one side of an `OR`, or both sides of an `AND`, are fine. */
function isAllowed(license: string): boolean {
  const plain = license.replaceAll(/[()]/g, '');
  return plain.split(' OR ').some((side) => side.split(' AND ').every((one) => ALLOWED.has(one)));
}

/** The page of all notices: packages with the same words share them. */
export function noticesText(notices: readonly Notice[]): string {
  const byText = Map.groupBy(notices, ({ license, text }) => text || license);
  const sections = [...byText.values()].map((alike) => {
    const names = alike.map(nameOf);
    return `${names.join('\n')}\n\n${alike[0]?.text || 'It brings no text of its licence.'}`;
  });
  const intro = `Umeet contains the following packages. Electron's own licence and those of Chromium are beside this file.`;
  return `${[intro, ...sections].join(`\n\n${RULE}\n`)}\n`;
}

function nameOf({ name, version, license, source }: Notice): string {
  const where = ALLOWED_WITH_SOURCE.has(license) ? `, unchanged; its source: ${source}` : '';
  return `${name} ${version} (${license})${where}`;
}

/** Reads what every package inside the bundles in `dist/` is passed on under. Sorted by name. */
export function readNotices(): Notice[] {
  const folders = new Set(
    ALL_BUILDS.flatMap(
      (bundle) =>
        JSON.parse(readFileSync(inRoot('dist', packagesFileName(bundle)), 'utf8')) as string[],
    ),
  );
  return [...folders].map(readNotice).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

function readNotice(folder: string): Notice {
  const manifest = JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
    repository?: string | { url?: string };
  };
  const { repository } = manifest;
  const files = readdirSync(inRoot(folder)).filter((file) => LICENSE_FILE.test(file));
  const texts = files.toSorted().map((file) => readFileSync(join(inRoot(folder), file), 'utf8'));
  return {
    name: manifest.name,
    version: manifest.version,
    license: manifest.license ?? 'not said',
    source: typeof repository === 'string' ? repository : repository?.url,
    text: texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n'),
  };
}

/** Writes the page of notices into `dist/`, where the packages take it from. */
export function writeNotices(): void {
  const file = inRoot(NOTICES_FILE);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, noticesText(readNotices()));
}
