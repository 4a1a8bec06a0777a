import type { ChildProcess } from 'node:child_process';
import { createServer, type ViteDevServer } from 'vite';
import { buildStale } from './lib/builds.ts';
import { runDesktop } from './lib/desktop.ts';
import { findElectron } from './lib/electron.ts';
import { helpText, portOption, readOptions, type Options } from './lib/options.ts';
import { inRoot } from './lib/paths.ts';
import { endProcess, exitCode, onAbort, spawnNode, stopSignal } from './lib/processes.ts';
import { runScript, say } from './lib/say.ts';
import { freePort } from './lib/service.ts';

const CLOSE_GRACE_MS = 3_000;
const DATA = inRoot('.cache/dev');

const OPTIONS: Options = {
  port: { type: 'string', value: '<number>', help: 'address of the interface (5173)' },
  desktop: { type: 'boolean', help: "open the desktop program, where Electron's runtime is there" },
};

await runScript(async () => {
  const options = readOptions(OPTIONS, process.argv.slice(2));
  if (options.wantsHelp) {
    say(
      helpText('npm run dev -- [options]    Runs Umeet from its sources, with hot reload', OPTIONS),
    );
    return 0;
  }
  const stopped = stopSignal();
  const servicePort = await freePort();
  const server = await serveInterface(portOption(options.text('port')) ?? 5173, servicePort);
  const address = server.resolvedUrls?.local[0] ?? '';
  const service = watchService(servicePort, new URL(address).origin);
  say(`Umeet is at ${address}. Ctrl+C ends it.`);
  if (options.flag('desktop')) await openDesktop(address, stopped);
  else
    await Promise.race([
      exitCode(service),
      new Promise<void>((resolve) => onAbort(stopped, resolve)),
    ]);
  await Promise.all([endProcess(service, CLOSE_GRACE_MS), server.close()]);
  return 0;
});

/** The interface with hot reload; what it asks of the service goes there. */
async function serveInterface(port: number, servicePort: number): Promise<ViteDevServer> {
  const server = await createServer({
    configFile: inRoot('vite.config.renderer.ts'),
    logLevel: 'warn',
    server: {
      host: '127.0.0.1',
      port,
      proxy: { '/api': { target: `http://127.0.0.1:${servicePort}`, ws: true } },
    },
  });
  return server.listen();
}

/** The service from its sources, started anew whenever one of them changes. */
function watchService(port: number, interfaceOrigin: string): ChildProcess {
  const options = ['--port', String(port), '--data', DATA, '--allow-origin', interfaceOrigin];
  return spawnNode(
    [
      '--watch',
      '--watch-preserve-output',
      'service/standalone.ts',
      ...options,
      '--log-level',
      'warn',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
}

async function openDesktop(address: string, stopped: AbortSignal): Promise<void> {
  const electron = findElectron();
  if (!electron) {
    say("Electron's runtime is not here; `npx install-electron` fetches it.");
    return;
  }
  await buildStale(['main', 'preload', 'service']);
  await runDesktop({
    electron,
    data: inRoot('.cache/dev/desktop'),
    log: inRoot('.cache/dev/desktop.log'),
    env: { UMEET_DEV_SERVER: address },
    stopped,
  });
}
