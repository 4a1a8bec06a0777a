import { z } from 'zod';
import { isLoopback } from './addresses.ts';

/** A room's size when nothing else is said: a mesh carries six people in HD on an ordinary computer. */
const DEFAULT_CAPACITY = 6;
/** Two pages of the gallery. A mesh carries so many only while nearly all cameras are off, which operators decide. */
const LARGEST_CAPACITY = 50;
/** Long enough to reload a page or change networks, short enough that a dead seat frees while one waits. */
const DEFAULT_SEAT_GRACE_MS = 20_000;
/** Outlasts a long meeting, so that most calls never need `ice:refresh`. */
const DEFAULT_TURN_TTL_S = 6 * 3_600;

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Where log lines go: one JSON object each, with its line end. */
export interface LogStream {
  write(line: string): unknown;
}

/** An origin as browsers send it: scheme, host, perhaps a port, nothing after it. */
const originSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s@]+$/,
    'must be like https://host:port, without a slash at the end',
  );

const iceUrlSchema = z
  .string()
  .regex(/^(stuns?|turns?):[^\s]+$/, 'must be like stun:host:port or turn:host:port?transport=udp');

const fileOfPair = z.string({ error: 'certificate and key are given together' }).min(1);

const smtpUrlSchema = z.string().regex(/^smtps?:\/\/(\[[\da-f:.]+\]|[^/?#\s@:[\]]+)(:\d+)?$/i, {
  message: 'must be like smtp://host:587 or smtps://host, without a password in it',
});

/** Mail goes out when there is a server for it. */
const mailSchema = z
  .strictObject({
    server: smtpUrlSchema,
    user: z.string().min(1).optional(),
    password: z.string().min(1).optional(),
    from: z.email(),
    desk: z.email().optional(),
  })
  .refine(({ user, password }) => (user === undefined) === (password === undefined), {
    path: ['password'],
    message: 'user and password are given together',
  });
export type MailSettings = z.output<typeof mailSchema>;

const webhookSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).refine((url) => speaksSafely(new URL(url)), {
    message: 'must be https beyond this computer, without a password in it',
  }),
  secret: z.string().regex(/^whsec_(?:[A-Za-z0-9+/]{4}){8,20}[A-Za-z0-9+/]{0,4}={0,2}$/, {
    message: 'must be whsec_ and 24 to 64 random bytes in base64',
  }),
});
export type WebhookSettings = z.output<typeof webhookSchema>;

/** The options of a service with their defaults; the schema of {@link ServiceOptions}. */
export const serviceOptionsSchema = z
  .strictObject({
    host: z.string().min(1).max(253).default('127.0.0.1'),
    port: z.number().int().min(0).max(65_535).default(7070),
    dataDir: z.string().min(1),
    webRoot: z.string().min(1).optional(),
    publicOrigin: originSchema.optional(),
    tls: z.strictObject({ certFile: fileOfPair, keyFile: fileOfPair }).optional(),
    iceServers: z.array(iceUrlSchema).readonly().default([]),
    turnSecret: z.string().min(1).optional(),
    turnTtlS: z
      .number()
      .int()
      .min(60)
      .max(7 * 86_400)
      .default(DEFAULT_TURN_TTL_S),
    roomCapacity: z.number().int().min(2).max(LARGEST_CAPACITY).default(DEFAULT_CAPACITY),
    seatGraceMs: z.number().int().min(0).max(3_600_000).default(DEFAULT_SEAT_GRACE_MS),
    mail: mailSchema.optional(),
    webhook: webhookSchema.optional(),
    monitor: z.boolean().default(false),
    allowedOrigins: z.array(originSchema).readonly().default([]),
    log: z
      .strictObject({
        level: z.enum(LOG_LEVELS).default('info'),
        stream: z.custom<LogStream>().optional(),
      })
      .default({ level: 'info' }),
  })
  .refine(({ iceServers, turnSecret }) => turnSecret !== undefined || !iceServers.some(isTurn), {
    path: ['turnSecret'],
    message: 'is needed for a turn: address, browsers refuse one without credentials',
  });

/**
 * What a service is started with; only `dataDir` is needed.
 * - `host`, `port`: where it listens, `127.0.0.1:7070` by default; port 0 takes a free one. Anything but
 *   loopback speaks TLS.
 * - `dataDir`: folder for the database and the own certificate, made when missing.
 * - `webRoot`: folder of the built web client; without it only the interface for programs is served.
 * - `publicOrigin`: address under which others reach the service, when it is not the one it listens on.
 * - `tls`: certificate (chain) and key as PEM files; without them an own certificate is made and kept.
 * - `iceServers`: `stun:`, `turn:` and `turns:` addresses; `turnSecret`, `turnTtlS`: the secret shared with
 *   the TURN server, and how many seconds a credential lasts.
 * - `roomCapacity`: seats of rooms made from now on. `seatGraceMs`: how long the seat of a person whose
 *   connection broke is kept.
 * - `allowedOrigins`: web pages elsewhere that may use this service; `app://bundle` always may.
 * - `mail`: SMTP server, its user and password, the sender's address and the desk's; `webhook`: an address that is called
 *   with what happens to reports and incidents, and the secret that signs it. Without them nothing is told outside.
 * - `monitor`: whether the service watches itself and declares incidents; the executable does.
 * - `log`: least level, and where lines go (standard error by default).
 */
export type ServiceOptions = z.input<typeof serviceOptionsSchema>;

/** {@link ServiceOptions} with every default filled in. */
export type ServiceSettings = z.output<typeof serviceOptionsSchema>;

/** True for `turn:` and `turns:` addresses, which need credentials. */
export function isTurn(url: string): boolean {
  return /^turns?:/.test(url);
}

/** Whether the service encrypts: always beyond loopback (contract §5.2), on loopback when given a certificate. */
export function speaksTls(settings: Pick<ServiceSettings, 'host' | 'tls'>): boolean {
  return settings.tls !== undefined || !isLoopback(settings.host);
}

function speaksSafely({ protocol, hostname, username, password }: URL): boolean {
  const isSecret = protocol === 'https:' || isLoopback(hostname.replaceAll(/^\[|\]$/g, ''));
  return isSecret && username === '' && password === '';
}
