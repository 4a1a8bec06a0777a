import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Answer, Request } from '../host/remote.ts';
import { OPTIONS_VARIABLE, type HostOptions } from '../host/options.ts';
import type { Start } from './types.ts';

const BOOT = join(import.meta.dirname, '../host/boot.ts');
const COMPILED = join(import.meta.dirname, '../../../.cache/compiled');

/** The host's process and the channel to it. */
export interface HostProcess {
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
  /** Port that Playwright connects to, once the program is ready; rejects when it ends before that. */
  readonly ready: Promise<number>;
  output(): string;
  run(request: Pick<Request, 'code' | 'argument' | 'atDoor'>): Promise<unknown>;
}

/** Starts the host with a program in it. It ends by itself when this process does, however that happens. */
export function startHostProcess(start: Start): HostProcess {
  const child = spawnBoot(start);
  const killWithTest = () => child.kill('SIGKILL');
  process.once('exit', killWithTest);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const exited = new Promise<number | null>((resolve) => {
    // `close` comes after the last output, `exit` may not.
    child.once('close', (code) => {
      process.off('exit', killWithTest);
      resolve(code);
    });
  });
  const endedEarly = exited.then((code): never => {
    throw new Error(`the program ended (${String(code)})\n${output}`);
  });
  endedEarly.catch(() => undefined);
  const { ready, run } = listen(child, endedEarly);
  return { child, exited, ready, run, output: () => output };
}

function spawnBoot({ appDir, args, env, userData, ...start }: Start): ChildProcess {
  const options: HostOptions = {
    ...start.host,
    userData,
    ...(start.platform && { platform: start.platform }),
    ...(start.packaged && { packaged: true }),
  };
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', BOOT, appDir, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      // The host is a hundred small files, compiled anew at every start without it.
      NODE_COMPILE_CACHE: COMPILED,
      ...env,
      [OPTIONS_VARIABLE]: JSON.stringify(options),
    },
  });
}

type Message = Answer | { readonly ready: true; readonly port: number };

function listen(
  child: ChildProcess,
  endedEarly: Promise<never>,
): Pick<HostProcess, 'ready' | 'run'> {
  const ready = Promise.withResolvers<number>();
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  child.on('message', (message: Message) => {
    if ('ready' in message) return ready.resolve(message.port);
    waiting.get(message.id)?.(message);
    return waiting.delete(message.id);
  });
  const isReady = Promise.race([ready.promise, endedEarly]);
  isReady.catch(() => undefined);
  return {
    ready: isReady,
    run: async (request) => {
      lastId += 1;
      const id = lastId;
      const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
      if (child.connected) child.send({ ...request, id } satisfies Request);
      const { value, error } = await Promise.race([answered, endedEarly]);
      if (error !== undefined) throw new Error(error);
      return value === undefined ? undefined : (JSON.parse(value) as unknown);
    },
  };
}
