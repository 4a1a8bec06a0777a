import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { securePreferences } from './windows/securePreferences.ts';

const ROOT = join(import.meta.dirname, '..');

function sourcesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join(folder, file));
}

/** Words of Electron's interface that have no place in this program, with the point of its checklist. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/\bhttp:\/\/(?!127\.0\.0\.1|localhost)/, '1 secure content only'],
  [/nodeIntegration(InWorker|InSubFrames)?: true/, '2 no Node in pages'],
  [/contextIsolation: false/, '3 context isolation'],
  [/sandbox: false|no-sandbox/, '4 sandbox'],
  [/webSecurity: false|disable-web-security/, '6 web security'],
  [/allowRunningInsecureContent: true/, '8 no insecure content'],
  [/experimentalFeatures: true/, '9 no experimental features'],
  [/enableBlinkFeatures|enable-blink-features/, '10 no extra Blink features'],
  [/allowpopups|webviewTag: true/, '11, 12 no web views'],
  [/loadFile\(|registerFileProtocol|['"`]file:\/\//, '18 no file scheme'],
  [/executeJavaScript|sendSync|insertCSS/, '20 nothing reaches into the page'],
  [/ignore-certificate-errors/, '1 secure content only'],
];

describe('the source of the shell', () => {
  it.each([...sourcesUnder('main'), ...sourcesUnder('preload')])(
    '%s uses nothing that the security checklist forbids',
    (file) => {
      const source = readFileSync(join(ROOT, file), 'utf8');
      const found = FORBIDDEN.filter(([pattern]) => pattern.test(source)).map(([, point]) => point);
      expect(found).toEqual([]);
    },
  );

  it('opens every window locked up, packaged without the inspector', () => {
    expect(securePreferences('preload.cjs', true)).toEqual({
      preload: 'preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
      spellcheck: false,
      devTools: false,
    });
    expect(securePreferences('preload.cjs', false).devTools).toBe(true);
  });
});

describe('the runtime', () => {
  it('is Electron by exact version, so that what was tested is what is shipped', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
