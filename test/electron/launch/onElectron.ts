import { spawn, type ChildProcess } from 'node:child_process';
import { _electron, type ElectronApplication } from '@playwright/test';
import type { Start, TestApp } from './types.ts';

const CLOSE_GRACE_MS = 5_000;

/** Starts the program on the real runtime. `executable` is always named: Electron's package would fetch one. */
export async function launchOnElectron(executable: string, start: Start): Promise<TestApp> {
  if (start.platform || start.packaged || start.host) {
    throw new Error('only the host can pretend; mark the test @host');
  }
  const args = [
    // Electron's sandbox does not start for root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--use-fake-device-for-media-stream',
    start.appDir,
    `--user-data-dir=${start.userData}`,
    ...start.args,
  ];
  const env = { ...withoutNodeMode(process.env), ...start.env };
  if (start.waitReady === false) return withoutWindow(spawn(executable, args, { env }), start);
  const app = await _electron.launch({ executablePath: executable, args, env });
  return withWindows(app, start);
}

/** A developer's shell may have told Electron to be plain Node. */
function withoutNodeMode(env: NodeJS.ProcessEnv): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _mode, ...rest } = env;
  return rest as Record<string, string>;
}

function withWindows(app: ElectronApplication, { userData }: Start): TestApp {
  const child = app.process();
  return {
    ...observed(child, userData),
    evaluate: (run, argument) => app.evaluate(run as never, argument) as never,
    evaluateOnHost: refuseHost,
    windows: () => app.windows(),
    firstWindow: async () => {
      const page = await app.firstWindow();
      await page.waitForLoadState();
      return page;
    },
    waitForWindow: async (trigger) => {
      const [page] = await Promise.all([app.waitForEvent('window'), trigger?.()]);
      await page.waitForLoadState();
      return page;
    },
    close: async () => {
      const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_GRACE_MS);
      await app.evaluate(({ app: program }) => program.exit(0)).catch(() => undefined);
      await app.close().catch(() => undefined);
      clearTimeout(timer);
    },
  };
}

/** A start that ends by itself: there is nothing to drive. */
function withoutWindow(child: ChildProcess, { userData }: Start): TestApp {
  const nothing = () => Promise.reject(new Error('started with waitReady: false'));
  const seen = observed(child, userData);
  return {
    ...seen,
    evaluate: nothing,
    evaluateOnHost: refuseHost,
    windows: () => [],
    firstWindow: nothing,
    waitForWindow: nothing,
    close: async () => {
      child.kill('SIGKILL');
      await seen.exited;
    },
  };
}

function observed(
  child: ChildProcess,
  userData: string,
): Pick<TestApp, 'backend' | 'userData' | 'pid' | 'exited' | 'output'> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  return {
    backend: 'electron',
    userData,
    pid: child.pid,
    exited: new Promise((resolve) => child.once('exit', (code) => resolve(code))),
    output: () => output,
  };
}

function refuseHost(): Promise<never> {
  return Promise.reject(new Error('this is the real Electron; mark the test @host'));
}
