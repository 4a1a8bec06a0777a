import { describe, expect, it } from 'vitest';
import { packageFolder } from '../../../build/bundledPackages.ts';
import { noticesText, unlicensed, type Notice } from './notices.ts';

const notice = (name: string, license: string, text = ''): Notice => ({
  name,
  version: '1.0.0',
  license,
  text,
});

describe('licences of bundled packages', () => {
  it('are fine when one offered, or all that apply, may be passed on', () => {
    const fine = ['MIT', '(MIT OR GPL-3.0)', '(MIT AND Zlib OR BSD-3-Clause)', 'MIT AND ISC'];
    expect(unlicensed(fine.map((license) => notice('a', license)))).toEqual([]);
  });

  it('of MPL are fine when the page can say where the source is', () => {
    const mpl = notice('a', 'MPL-2.0', 'the text');
    const source = 'https://example.org/a.git';
    expect(unlicensed([mpl])).toEqual([mpl]);
    expect(unlicensed([{ ...mpl, source }])).toEqual([]);
    expect(noticesText([{ ...mpl, source }])).toContain(`its source: ${source}`);
  });

  it('are named when not', () => {
    const bad = ['GPL-3.0', 'MIT AND GPL-3.0', 'UNLICENSED', 'not said'];
    expect(unlicensed(bad.map((license) => notice('a', license)))).toHaveLength(bad.length);
  });
});

describe('the page of notices', () => {
  it('prints words once for all packages that share them', () => {
    const page = noticesText([
      notice('a', 'MIT', 'Copyright A'),
      notice('b', 'ISC', 'Copyright B'),
      notice('c', 'MIT', 'Copyright A'),
    ]);
    expect(page.match(/Copyright A/g)).toHaveLength(1);
    expect(page).toContain('a 1.0.0 (MIT)\nc 1.0.0 (MIT)\n\nCopyright A');
    expect(page).toContain('b 1.0.0 (ISC)\n\nCopyright B');
  });

  it('says so when a package brings no text', () => {
    expect(noticesText([notice('a', 'MIT')])).toContain('a 1.0.0 (MIT)\n\nIt brings no text');
  });
});

describe('the package of a module', () => {
  it.each([
    ['/u/node_modules/zod/v4/core.js', '/u/node_modules/zod'],
    ['/u/node_modules/@a/b/index.js?used', '/u/node_modules/@a/b'],
    ['/u/node_modules/a/node_modules/b/index.js', '/u/node_modules/a/node_modules/b'],
    ['\0C:\\u\\node_modules\\ws\\index.js', 'C:/u/node_modules/ws'],
    ['/u/main/main.ts', undefined],
    ['\0vite/preload-helper.js', undefined],
  ])('%j is %j', (module, folder) => {
    expect(packageFolder(module)).toBe(folder);
  });
});
