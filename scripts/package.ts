import { build } from 'electron-builder';
import { packageConfig } from '../build/packageConfig.ts';
import { ALL_BUILDS, buildStale } from './lib/builds.ts';
import { canFetchElectron } from './lib/electron.ts';
import { helpText, readOptions, type Options } from './lib/options.ts';
import { writeNotices } from './lib/package/notices.ts';
import { readWanted, targetsOf } from './lib/package/systems.ts';
import { inRoot, ROOT } from './lib/paths.ts';
import { Refusal, runScript, say } from './lib/say.ts';

const OPTIONS: Options = {
  for: { type: 'string', value: '<system>', help: 'windows, macos or linux; this one' },
  arch: { type: 'string', value: '<list>', help: 'x64,arm64 or universal; those we ship' },
  unpacked: { type: 'boolean', help: 'only the folder of the program, no installer' },
  output: { type: 'string', value: '<folder>', help: 'where packages land (release)' },
  electron: {
    type: 'string',
    value: '<folder>',
    help: 'an unpacked runtime of Electron, instead of fetching it',
  },
};

const MISSING = `Packages are made from Electron's runtime and electron-builder's tools for installers, which are fetched from
github.com, and it does not answer here. What helps:
  - a network where it does;
  - ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR, the addresses of copies of both;
  - --unpacked --electron <folder>, with a runtime that is unpacked already.
\`npm run package:check\` needs none of this and checks what would be packed.`;

/** Of electron-builder: certificates and their passwords. */
const SIGNING = [
  'CSC_LINK',
  'CSC_KEY_PASSWORD',
  'CSC_NAME',
  'WIN_CSC_LINK',
  'WIN_CSC_KEY_PASSWORD',
];

await runScript(async () => {
  const options = readOptions(OPTIONS, process.argv.slice(2));
  if (options.wantsHelp) {
    say(helpText('npm run package -- [options]    Makes the packages of this system', OPTIONS));
    return 0;
  }
  const wanted = readWanted(options.text, options.flag('unpacked'), process.platform);
  const electronDist = options.text('electron');
  const needsNetwork = electronDist === undefined || !wanted.unpacked;
  if (needsNetwork && !(await canFetchElectron())) throw new Refusal(MISSING);
  await buildStale(ALL_BUILDS);
  writeNotices();
  // A secret that a workflow does not have arrives as an empty text, which would be taken for a file name.
  for (const name of SIGNING) if (process.env[name] === '') delete process.env[name];
  const config = packageConfig(process.env);
  const output = options.text('output') ?? inRoot('release');
  const files = await build({
    projectDir: ROOT,
    targets: targetsOf(wanted),
    publish: 'never',
    config: {
      ...config,
      directories: { ...config.directories, output },
      ...(electronDist !== undefined && { electronDist }),
    },
  });
  for (const file of files) say(file);
  say(`Packages are in ${output}`);
  return 0;
});
