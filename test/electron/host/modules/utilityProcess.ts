import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import type { ForkOptions } from 'electron';
import { record } from '../osLog.ts';
import { needReady } from '../session.ts';
import { strict } from '../strict.ts';
import { app, Preventable } from '../windows.ts';

const ENTRY = new URL('../utilityEntry.ts', import.meta.url).href;
const CRASHES: ReadonlySet<string> = new Set(['SIGSEGV', 'SIGABRT', 'SIGILL', 'SIGBUS', 'SIGTRAP']);

/** The processes that run, with the names they were given. */
const running = new Map<ChildProcess, string>();

/** A process of the program's own with Node in it: a plain Node process here. */
class UtilityProcess extends EventEmitter {
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  readonly #child: ChildProcess;
  readonly #serviceName: string;

  constructor(module: string, args: readonly string[], options: ForkOptions) {
    super();
    this.#serviceName = options.serviceName ?? 'Node Utility Process';
    this.#child = fork(module, [...args], {
      ...(options.env && { env: options.env as NodeJS.ProcessEnv }),
      ...(options.cwd && { cwd: options.cwd }),
      stdio: outputs(options.stdio),
      serialization: 'advanced',
      execArgv: [...(options.execArgv ?? []), '--import', ENTRY],
    });
    running.set(this.#child, this.#serviceName);
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code, signal) => this.#ended(code, signal));
    record('utility-process', { action: 'start', module, serviceName: this.#serviceName });
    return strict('UtilityProcess', this);
  }

  /** Undefined once it has ended. */
  get pid(): number | undefined {
    return running.has(this.#child) ? this.#child.pid : undefined;
  }
  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) {
      throw new Error('transferring ports to a utility process is not imitated by this host');
    }
    if (this.#child.connected) this.#child.send(message as object);
  }
  /** Says whether there was anything to end. */
  kill(): boolean {
    return running.has(this.#child) && this.#child.kill();
  }

  #ended(code: number | null, signal: NodeJS.Signals | null): void {
    running.delete(this.#child);
    const exitCode = code ?? constants.signals[signal ?? 'SIGTERM'];
    record('utility-process', { action: 'end', serviceName: this.#serviceName, exitCode });
    this.emit('exit', exitCode);
    if (exitCode === 0) return;
    app.emit('child-process-gone', new Preventable(), {
      type: 'Utility',
      reason: reasonOf(signal),
      exitCode,
      serviceName: 'node.mojom.NodeService',
      name: this.#serviceName,
    });
  }
}

function reasonOf(signal: NodeJS.Signals | null): string {
  if (signal === null) return 'abnormal-exit';
  return CRASHES.has(signal) ? 'crashed' : 'killed';
}

type Output = 'pipe' | 'ignore' | 'inherit';

/** What the process writes goes to this one's terminal unless said otherwise; it never reads. */
function outputs(stdio: ForkOptions['stdio'] = 'inherit'): (Output | 'ipc')[] {
  const [, out, errors] = typeof stdio === 'string' ? ['', stdio, stdio] : stdio;
  return ['ignore', (out ?? 'inherit') as Output, (errors ?? 'inherit') as Output, 'ipc'];
}

/** The processes as `app.getAppMetrics` lists them. */
export function utilityMetrics(): { pid: number; type: string; name: string }[] {
  return [...running].map(([{ pid = 0 }, name]) => ({ pid, type: 'Utility', name }));
}

/** Ends every utility process at once: they never outlive the program. */
export function endUtilityProcesses(): void {
  for (const child of running.keys()) child.kill('SIGKILL');
}

/** The module `utilityProcess`. */
export const utilityProcess = strict('utilityProcess', {
  fork: (module: string, args: readonly string[] = [], options: ForkOptions = {}): EventEmitter => {
    needReady('utilityProcess');
    return new UtilityProcess(module, args, options);
  },
});
