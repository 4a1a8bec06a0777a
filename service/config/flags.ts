import { LOG_LEVELS } from './options.ts';

/** One option of the executable: a flag, and the environment variable that stands for it. */
export interface Flag {
  /** Without the two dashes. */
  readonly name: string;
  /** What the value is, in the help text. */
  readonly value: string;
  /** Where it goes in the service's options, as a path. */
  readonly option: readonly [string] | readonly [string, string];
  readonly kind: 'text' | 'number' | 'list' | 'switch';
  readonly help: string;
  /** What holds when it is not given, in the help text. */
  readonly otherwise: string;
}

/** Folder for data when none is named. */
export const DEFAULT_DATA_DIR = 'umeet-data';

/** All options, in the order of the help text. A new one is an entry here and a field of the options' schema. */
export const FLAGS: readonly Flag[] = [
  {
    name: 'host',
    value: 'ADDRESS',
    option: ['host'],
    kind: 'text',
    help: 'Address to listen on; 0.0.0.0 is every one. Anything but loopback speaks TLS.',
    otherwise: '127.0.0.1',
  },
  {
    name: 'port',
    value: 'N',
    option: ['port'],
    kind: 'number',
    help: 'Port to listen on; 0 takes a free one.',
    otherwise: '7070',
  },
  {
    name: 'data',
    value: 'DIR',
    option: ['dataDir'],
    kind: 'text',
    help: 'Folder for the database, evidence, the key of the service desk (desk-key.txt) and the own certificate.',
    otherwise: DEFAULT_DATA_DIR,
  },
  {
    name: 'web',
    value: 'DIR',
    option: ['webRoot'],
    kind: 'text',
    help: 'Folder of the built web client to serve.',
    otherwise: 'no web client',
  },
  {
    name: 'public-origin',
    value: 'ORIGIN',
    option: ['publicOrigin'],
    kind: 'text',
    help: 'Address under which others reach the service, such as https://meet.example.com.',
    otherwise: 'the address it listens on',
  },
  {
    name: 'tls-cert',
    value: 'FILE',
    option: ['tls', 'certFile'],
    kind: 'text',
    help: 'Certificate with its chain, PEM; needs --tls-key.',
    otherwise: 'an own certificate, kept in the data folder',
  },
  {
    name: 'tls-key',
    value: 'FILE',
    option: ['tls', 'keyFile'],
    kind: 'text',
    help: 'Key of the certificate, PEM; needs --tls-cert.',
    otherwise: 'as above',
  },
  {
    name: 'ice-server',
    value: 'URL',
    option: ['iceServers'],
    kind: 'list',
    help: 'STUN or TURN server, such as stun:host:3478; may be repeated.',
    otherwise: 'none: local networks need none',
  },
  {
    name: 'turn-secret',
    value: 'SECRET',
    option: ['turnSecret'],
    kind: 'text',
    help: 'Secret shared with the TURN server; better given by the environment, where no process list shows it.',
    otherwise: 'none',
  },
  {
    name: 'turn-ttl',
    value: 'SECONDS',
    option: ['turnTtlS'],
    kind: 'number',
    help: 'How long a TURN credential lasts.',
    otherwise: '21600',
  },
  {
    name: 'room-capacity',
    value: 'N',
    option: ['roomCapacity'],
    kind: 'number',
    help: 'Seats of rooms made from now on, 2 to 50; with all cameras on, about 6 are carried.',
    otherwise: '6',
  },
  {
    name: 'seat-grace-ms',
    value: 'MS',
    option: ['seatGraceMs'],
    kind: 'number',
    help: 'How long the seat of a person whose connection broke is kept.',
    otherwise: '20000',
  },
  {
    name: 'allow-origin',
    value: 'ORIGIN',
    option: ['allowedOrigins'],
    kind: 'list',
    help: 'Web pages elsewhere that may use this service; may be repeated.',
    otherwise: 'own pages and the desktop program',
  },
  {
    name: 'smtp-server',
    value: 'URL',
    option: ['mail', 'server'],
    kind: 'text',
    help: 'SMTP server for mail about fault reports, such as smtp://host:587; needs --mail-from.',
    otherwise: 'no mail',
  },
  {
    name: 'smtp-user',
    value: 'NAME',
    option: ['mail', 'user'],
    kind: 'text',
    help: 'User of the SMTP server; needs --smtp-password.',
    otherwise: 'none',
  },
  {
    name: 'smtp-password',
    value: 'SECRET',
    option: ['mail', 'password'],
    kind: 'text',
    help: 'Password of that user; better given by the environment, where no process list shows it.',
    otherwise: 'none',
  },
  {
    name: 'mail-from',
    value: 'ADDRESS',
    option: ['mail', 'from'],
    kind: 'text',
    help: 'Mail address of the sender; needs --smtp-server.',
    otherwise: 'none',
  },
  {
    name: 'mail-desk',
    value: 'ADDRESS',
    option: ['mail', 'desk'],
    kind: 'text',
    help: 'Mail address of the service desk, which gets a copy with all details; needs --smtp-server.',
    otherwise: 'none',
  },
  {
    name: 'webhook-url',
    value: 'URL',
    option: ['webhook', 'url'],
    kind: 'text',
    help: 'Address that is called for each event of reports and incidents, https beyond this computer; needs --webhook-secret.',
    otherwise: 'none',
  },
  {
    name: 'webhook-secret',
    value: 'SECRET',
    option: ['webhook', 'secret'],
    kind: 'text',
    help: 'Secret that signs the calls, whsec_ and 24 to 64 random bytes in base64; better given by the environment.',
    otherwise: 'none',
  },
  {
    name: 'monitor',
    value: 'on|off',
    option: ['monitor'],
    kind: 'switch',
    help: 'Whether the service watches itself and tells clients of what fails.',
    otherwise: 'on',
  },
  {
    name: 'log-level',
    value: 'LEVEL',
    option: ['log', 'level'],
    kind: 'text',
    help: `Least level to log: ${LOG_LEVELS.join(', ')}.`,
    otherwise: 'info',
  },
];

/** The environment variable that stands for a flag; lists are separated by commas there. */
export function environmentNameOf(flag: Flag): string {
  return `UMEET_${flag.name.toUpperCase().replaceAll('-', '_')}`;
}
