import { ALL_BUILDS, buildStale } from './lib/builds.ts';
import { helpText, readOptions, type Options } from './lib/options.ts';
import { runScript, say } from './lib/say.ts';

const OPTIONS: Options = {
  force: { type: 'boolean', help: 'build everything, changed or not' },
};

await runScript(async () => {
  const options = readOptions(OPTIONS, process.argv.slice(2));
  if (options.wantsHelp) {
    say(helpText('npm run build -- [options]    Builds what changed into dist/', OPTIONS));
    return 0;
  }
  await buildStale(ALL_BUILDS, options.flag('force'));
  say('dist/ is up to date');
  return 0;
});
