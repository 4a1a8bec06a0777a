import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeptVersions } from '../files/keptVersions.ts';
import { openLocalFeed, type LocalFeed } from './localFeed.ts';

describe('a feed on this computer', () => {
  let folder = '';
  let feed: LocalFeed;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'umeet-feed-'));
    writeFileSync(join(folder, 'setup.exe'), 'program');
    writeFileSync(join(folder, 'secret'), 'secret');
    const kept = createKeptVersions(join(folder, 'versions'));
    await kept.keep('1.0.0', join(folder, 'setup.exe'));
    const [version] = kept.list();
    if (!version) throw new Error('nothing was kept');
    feed = await openLocalFeed(kept.folder, version);
  });
  afterEach(() => {
    feed.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['latest.yml', 'latest-mac.yml', 'latest-linux-arm64.yml?noCache=1'])(
    'answers to %s with the version that is kept',
    async (name) => {
      const index = await (await fetch(feed.address + name)).json();
      expect(index).toMatchObject({ version: '1.0.0', files: [{ url: '1.0.0.exe', size: 7 }] });
    },
  );

  it('hands out the installer and nothing else', async () => {
    expect(await (await fetch(`${feed.address}1.0.0.exe`)).text()).toBe('program');
    for (const path of ['kept.json', '..%2fsecret', '../secret', '']) {
      // oxlint-disable-next-line no-await-in-loop -- a handful
      expect((await fetch(feed.address + path)).status).toBe(404);
    }
  });
});
