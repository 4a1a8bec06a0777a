import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../paths.ts';
import { runNode } from '../processes.ts';
import { Refusal } from '../say.ts';
import { makeFakeElectrons } from './fakeElectron.ts';
import { packedPrograms, type PackedProgram } from './packed.ts';
import type { System } from './systems.ts';

/** Address that goes into the checked packages. Nothing is asked there. */
export const CHECKED_FEED = 'https://updates.umeet.invalid/feed/';

const PROCESSORS: Readonly<Record<System, string>> = {
  linux: 'x64',
  windows: 'x64,arm64',
  macos: 'x64,arm64',
};

/**
 * Packs the program for every system into `folder`, with `npm run package` itself and a stand-in for Electron.
 * When that fails, what it wrote is the {@link Refusal}.
 */
export async function packFakes(folder: string): Promise<PackedProgram[]> {
  const electrons = join(folder, 'electron');
  const output = join(folder, 'packed');
  const manifest = readFileSync(inRoot('node_modules/electron/package.json'), 'utf8');
  await makeFakeElectrons(electrons, (JSON.parse(manifest) as { version: string }).version);
  for (const [system, arches] of Object.entries(PROCESSORS)) {
    const { code, output: written } = await runNode(
      [
        inRoot('scripts/package.ts'),
        '--unpacked',
        `--for=${system}`,
        `--arch=${arches}`,
        `--electron=${join(electrons, system)}`,
        `--output=${output}`,
      ],
      { UMEET_UPDATE_URL: CHECKED_FEED, CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
    );
    if (code !== 0) throw new Refusal(`Packing for ${system} failed:\n${written}`);
  }
  return packedPrograms(output);
}
