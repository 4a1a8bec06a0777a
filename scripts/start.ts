import { join } from 'node:path';
import { findBrowser } from './lib/browsers.ts';
import { ALL_BUILDS, buildStale, SERVICE_BUILDS } from './lib/builds.ts';
import { defaultDataFolder } from './lib/dataFolder.ts';
import { runDesktop } from './lib/desktop.ts';
import { hasDisplay } from './lib/display.ts';
import { findOrFetchElectron } from './lib/electron.ts';
import { helpText, portOption, readOptions, type Options } from './lib/options.ts';
import { stopSignal } from './lib/processes.ts';
import { runScript, say } from './lib/say.ts';
import { runWebApp } from './lib/webApp.ts';

/** A program that fails this early never showed its window. */
const EARLY_MS = 8_000;

const OPTIONS: Options = {
  host: {
    type: 'string',
    value: '<address>',
    help: 'listen there; 0.0.0.0 lets the local network join (encrypted)',
  },
  port: {
    type: 'string',
    value: '<number>',
    help: 'listen on that port; kept from start to start',
  },
  data: { type: 'string', value: '<folder>', help: 'keep rooms and settings there' },
  browser: { type: 'boolean', help: "open in a browser's window even where Electron is there" },
  'no-window': { type: 'boolean', help: 'open no window; print the address' },
};

const USAGE = 'npm start -- [options]    Builds what changed and opens Umeet';

interface Start {
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly data: string | undefined;
  readonly showWindow: boolean;
  readonly stopped: AbortSignal;
}

await runScript(async () => {
  const options = readOptions(OPTIONS, process.argv.slice(2));
  if (options.wantsHelp) {
    say(helpText(USAGE, OPTIONS));
    return 0;
  }
  const start: Start = {
    stopped: stopSignal(),
    host: options.text('host'),
    port: portOption(options.text('port')),
    data: options.text('data'),
    showWindow: !options.flag('no-window') && hasDisplay(process.platform, process.env),
  };
  if (!start.showWindow || options.flag('browser')) return openInBrowser(start);
  return (await openOnDesktop(start)) ?? openInBrowser(start);
});

/** Runs the desktop program; `undefined` when that is not possible here, after saying so in one line. */
async function openOnDesktop({ host, port, data, stopped }: Start): Promise<number | undefined> {
  const [electron] = await Promise.all([findOrFetchElectron(), buildStale(ALL_BUILDS)]);
  const instead = `opening in ${findBrowser()?.name ?? 'a browser'} instead.`;
  if (stopped.aborted) return 0;
  if (!electron) {
    say(`Electron's runtime is not here and could not be fetched: ${instead}`);
    return undefined;
  }
  const log = join(data ?? defaultDataFolder(), 'desktop.log');
  const startedMs = performance.now();
  say('Umeet is opening. Close its window, or press Ctrl+C, to end.');
  const env = { UMEET_HOST: host, UMEET_PORT: port === undefined ? undefined : String(port) };
  const code = await runDesktop({ electron, data, log, env, stopped });
  if (code === 0 || stopped.aborted || performance.now() - startedMs > EARLY_MS) return code;
  say(`The desktop program did not start (see ${log}): ${instead}`);
  return undefined;
}

async function openInBrowser(start: Start): Promise<number> {
  await buildStale(SERVICE_BUILDS);
  return runWebApp({ ...start, data: start.data ?? defaultDataFolder() });
}
