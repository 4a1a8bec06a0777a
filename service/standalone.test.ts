import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createTestRoom, joinRoom, temporaryFolder } from '../test/fakes/meetingService.ts';
import { FLAGS } from './config/flags.ts';

// The real executable under the pinned Node, as TypeScript.
const ENTRY = join(import.meta.dirname, 'standalone.ts');
/** Windows has no signals; there the process just ends. */
const CODE_AFTER_SIGTERM = process.platform === 'win32' ? null : 0;

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
  line(pattern: RegExp): Promise<string>;
}

function start(args: readonly string[], environment: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [ENTRY, ...args], {
    env: { ...process.env, ...environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, stdout, stderr })),
  );
  return {
    child,
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = stdout.split('\n').find((line) => pattern.test(line));
          if (found !== undefined) resolve(found);
        };
        child.stdout.on('data', look);
        child.on('close', () => reject(new Error(`ended before ${pattern}: ${stderr}`)));
        look();
      }),
  };
}

async function startReady(args: readonly string[], environment: Record<string, string> = {}) {
  const started = start(['--port', '0', ...args], environment);
  const ready = await started.line(/^Umeet is ready at /);
  return { ...started, ready, origin: ready.replace('Umeet is ready at ', '') };
}

describe('the executable', () => {
  test('says where it is and where the key of the desk is, logs to standard error, and ends in order when asked', async () => {
    const data = temporaryFolder();
    const { child, ended, ready, origin } = await startReady(['--data', data]);
    expect(ready).toMatch(/^Umeet is ready at http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${origin}/health`)).status).toBe(200);
    const client = await joinRoom(origin, await createTestRoom(origin));
    const dropped = new Promise((resolve) => client.socket.once('disconnect', resolve));
    child.kill('SIGTERM');
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(CODE_AFTER_SIGTERM);
    await dropped;
    const keyFile = join(data, 'desk-key.txt');
    expect(stdout.trim().split('\n')).toEqual([ready, `Key of the service desk in ${keyFile}`]);
    expect(readFileSync(keyFile, 'utf8')).toMatch(/^d\.[\w-]{43}\n$/);
    for (const line of stderr.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');
  });

  test('prints its fingerprint when it speaks TLS', async () => {
    const { line, ready } = await startReady(['--host', '0.0.0.0', '--data', temporaryFolder()]);
    expect(ready).toMatch(/^Umeet is ready at https:\/\/127\.0\.0\.1:\d+$/);
    expect(await line(/^Certificate fingerprint/)).toMatch(/ sha256\/[\w-]{43}$/);
  });

  test('keeps its rooms through a kill that gives no warning', async () => {
    const dataDir = temporaryFolder();
    const first = await startReady([], { UMEET_DATA: dataDir });
    const code = await createTestRoom(first.origin);
    const { joined } = await joinRoom(first.origin, code);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await startReady([], { UMEET_DATA: dataDir });
    const back = await joinRoom(second.origin, code, { resume: joined.resume });
    expect(back.joined.self.memberId).toBe(joined.self.memberId);
  });

  test('says in one line that its port is taken, and fails', async () => {
    const { origin } = await startReady(['--data', temporaryFolder()]);
    const { port } = new URL(origin);
    const late = start(['--port', port, '--data', temporaryFolder()]);
    const { code, stdout, stderr } = await late.ended;
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toBe(`Umeet could not start: port ${port} of 127.0.0.1 is already in use.\n`);
  });

  test('says in one line that its data folder cannot be used', async () => {
    const { code, stderr } = await start(['--port', '0', '--data', ENTRY]).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^Umeet could not start: the data folder .* cannot be used \(\w+\)\.\n$/,
    );
  });

  test('refuses bad options by name with code 2 and lists all with --help', async () => {
    const bad = await start(['--port', 'seventy', '--log-level', 'loud']).ended;
    expect(bad.code).toBe(2);
    expect(bad.stderr).toMatch(/--port: .*\n--log-level: .*\nSee --help\.\n$/);
    const help = await start(['--help']).ended;
    expect(help.code).toBe(0);
    for (const { name, otherwise } of FLAGS) {
      expect(help.stdout).toContain(`--${name} `);
      expect(help.stdout).toContain(`Default: ${otherwise}.`);
    }
  });
});
