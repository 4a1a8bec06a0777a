import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { releaseProblems } from './lib/package/ready.ts';
import { inRoot, ROOT } from './lib/paths.ts';
import { Refusal, runScript, say } from './lib/say.ts';

// Run by the release workflow before anything is built; the argument is the tag.
await runScript(async () => {
  const facts = {
    tag: process.argv[2],
    version: versionIn('package.json'),
    electron: versionIn('node_modules/electron/package.json'),
    newestElectron: newestElectron(),
  };
  const problems = releaseProblems(facts);
  if (problems.length > 0) throw new Refusal(problems.join('\n'));
  say(`Ready: Umeet ${facts.version} on Electron ${facts.electron}`);
  return 0;
});

function versionIn(manifest: string): string {
  return (JSON.parse(readFileSync(inRoot(manifest), 'utf8')) as { version: string }).version;
}

/** npm's own script is run by this Node, because `npm` is a shell script on Windows. */
function newestElectron(): string {
  const npm = process.env['npm_execpath'];
  if (npm === undefined) throw new Refusal('Run it by npm: npm run package:ready -- v1.2.3');
  const args = [npm, 'view', 'electron', 'dist-tags.latest'];
  return execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }).trim();
}
