import { describe, expect, test } from 'vitest';
import { parseCommandLine } from './commandLine.ts';
import { environmentNameOf, FLAGS } from './flags.ts';
import { serviceOptionsSchema } from './options.ts';

const WEBHOOK_SECRET = `whsec_${'A'.repeat(43)}=`;

function settingsOf(args: readonly string[], environment: Record<string, string> = {}) {
  const command = parseCommandLine(args, environment);
  if (command.kind !== 'run') throw new Error(JSON.stringify(command));
  return command.settings;
}

describe('the command line', () => {
  test('needs nothing', () => {
    expect(settingsOf([])).toMatchObject({ host: '127.0.0.1', port: 7070, roomCapacity: 6 });
  });

  test('tells outside by what the environment names, where no process list shows it', () => {
    const mail = { UMEET_SMTP_SERVER: 'smtps://host:465', UMEET_MAIL_FROM: 'a@b.example' };
    const environment = {
      ...mail,
      UMEET_SMTP_USER: 'u',
      UMEET_SMTP_PASSWORD: 'p',
      UMEET_WEBHOOK_URL: 'http://127.0.0.1:9/x',
      UMEET_WEBHOOK_SECRET: WEBHOOK_SECRET,
    };
    expect(settingsOf([], environment)).toMatchObject({
      mail: { server: 'smtps://host:465', from: 'a@b.example', user: 'u', password: 'p' },
      webhook: { url: 'http://127.0.0.1:9/x', secret: WEBHOOK_SECRET },
    });
    expect(settingsOf([])).not.toHaveProperty('mail');
    expect(settingsOf([])).not.toHaveProperty('webhook');
  });

  test('watches itself unless told otherwise', () => {
    expect(settingsOf([])).toMatchObject({ monitor: true });
    expect(settingsOf(['--monitor', 'off'])).toMatchObject({ monitor: false });
    expect(settingsOf(['--monitor', 'on'], { UMEET_MONITOR: 'off' })).toMatchObject({
      monitor: true,
    });
  });

  test('gives every option, lists by repeating', () => {
    const args = ['--port', '0', '--ice-server', 'stun:a', '--ice-server', 'stun:b'];
    const tls = ['--tls-cert', 'c.pem', '--tls-key', 'k.pem', '--log-level', 'warn'];
    expect(settingsOf([...args, ...tls])).toMatchObject({
      port: 0,
      iceServers: ['stun:a', 'stun:b'],
      tls: { certFile: 'c.pem', keyFile: 'k.pem' },
      log: { level: 'warn' },
    });
  });

  test('stands above the environment, whose lists have commas and whose empty values are none', () => {
    const environment = {
      UMEET_PORT: '1',
      UMEET_DATA: 'd',
      UMEET_HOST: '',
      UMEET_ICE_SERVER: 'stun:a, stun:b',
    };
    expect(settingsOf(['--port', '2'], environment)).toMatchObject({
      port: 2,
      dataDir: 'd',
      host: '127.0.0.1',
      iceServers: ['stun:a', 'stun:b'],
    });
  });

  test.each([
    [['--port', 'x'], '--port: must be a whole number'],
    [['--port', '65536'], '--port'],
    [['--port', '-1'], '--port'],
    [['--tls-cert', 'c.pem'], '--tls-key: certificate and key are given together'],
    [['--ice-server', 'turn:host'], '--turn-secret'],
    [['--ice-server', 'http://host'], '--ice-server'],
    [['--public-origin', 'https://host/'], '--public-origin'],
    [['--room-capacity', '1'], '--room-capacity'],
    [['--log-level', 'loud'], '--log-level'],
    [['--monitor', 'maybe'], '--monitor: must be on or off'],
    [['--smtp-server', 'smtp://user:pass@host'], '--smtp-server'],
    [['--smtp-server', 'smtp://host'], '--mail-from: is needed as well'],
    [
      ['--smtp-server', 'smtp://host', '--mail-from', 'a@b.example', '--smtp-user', 'u'],
      '--smtp-password',
    ],
    [['--webhook-url', 'https://host/'], '--webhook-secret: is needed as well'],
    [['--webhook-url', 'http://host/', '--webhook-secret', WEBHOOK_SECRET], '--webhook-url'],
    [['--webhook-url', 'https://u:p@host/', '--webhook-secret', WEBHOOK_SECRET], '--webhook-url'],
    [['--webhook-url', 'https://host/', '--webhook-secret', 'whsec_short'], '--webhook-secret'],
    [['--nonsense'], '--nonsense'],
    [['stray'], 'stray'],
    [['--data', ''], '--data'],
  ])('refuses %j by name', (args, name) => {
    const command = parseCommandLine(args, {});
    expect(command.kind === 'refused' && command.reasons.join('\n')).toContain(name);
  });

  test('--help and --version ask for nothing else to be right', () => {
    expect(parseCommandLine(['--help', '--port', 'x'], {}).kind).toBe('help');
    expect(parseCommandLine(['--version'], {}).kind).toBe('version');
  });
});

test('every flag has an option of its own and a variable, and its written default is the real one', () => {
  const defaults = serviceOptionsSchema.parse({ dataDir: 'umeet-data' });
  const written = FLAGS.map((flag) => ({ ...flag, real: valueAt(defaults, flag.option) }));
  for (const { real, otherwise } of written.filter(({ real }) => isPlain(real))) {
    expect(otherwise).toBe(String(real));
  }
  for (const flag of FLAGS) expect(environmentNameOf(flag)).toMatch(/^UMEET_[A-Z_]+$/);
  expect(new Set(FLAGS.map(({ option }) => option.join('.'))).size).toBe(FLAGS.length);
});

function valueAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (at as Record<string, unknown> | undefined)?.[key],
    values,
  );
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
