import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createIceIssuer } from './access/iceConfig.ts';
import { createOwnerKeys, type OwnerKeys } from './access/ownerKeys.ts';
import { createResumeTokens, RESUME_SECRET_BYTES } from './access/resumeTokens.ts';
import type { ServiceSettings } from './config/options.ts';
import { reachOf, type Reach } from './config/reach.ts';
import { setupIncidentDesk } from './incidentDesk.ts';
import { LIMITS, PROTOCOL_VERSION, type IceConfig, type ServiceInfo } from './protocol/index.ts';
import { setupFaultDesk } from './faultDesk.ts';
import { createRooms, type Rooms } from './rooms/rooms.ts';
import { createMeetings, type Meetings } from './signalling/meetings.ts';
import { reasonOf, StartFailure } from './startFailure.ts';
import type { ServiceStore } from './store.ts';
import { pickCertificate } from './tls/pickCertificate.ts';
import { createHttpApp, setupHttpApp } from './transport/httpApp.ts';
import { watchConnections } from './transport/openConnections.ts';
import { createOriginCheck } from './transport/origins.ts';
import { setupSockets } from './transport/sockets.ts';
import { SERVICE_VERSION } from './version.ts';

const CHECK_ID_BYTES = 12;

/** Where a started service is found. */
export interface ServiceAddress extends Reach {
  /** `sha256/<base64url>` of its certificate when no authority issued that; invitations carry it. */
  readonly fingerprint: string | undefined;
}

/** A service that accepts connections. */
export interface Running {
  readonly address: ServiceAddress;
  /** Idempotent. */
  close(): Promise<void>;
}

/** What the service takes from its surroundings. */
export interface World {
  readonly now: () => number;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly openStore: () => Promise<ServiceStore>;
}

/** Starts a service; throws `StartFailure`, and leaves nothing open then. */
export async function startService(settings: ServiceSettings, world: World): Promise<Running> {
  if (settings.webRoot !== undefined && !existsSync(join(settings.webRoot, 'index.html'))) {
    const message = `there is no web client in ${settings.webRoot}`;
    throw new StartFailure('web-client-missing', message);
  }
  const undo = createUndo();
  try {
    const store = await world.openStore();
    undo.add(() => store.close());
    const address = await assemble(settings, world, { store, undo });
    return { address, close: undo.run };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

interface Opened {
  readonly store: ServiceStore;
  readonly undo: Undo;
}

async function assemble(
  settings: ServiceSettings,
  world: World,
  { store, undo }: Opened,
): Promise<ServiceAddress> {
  const { now, randomBytes } = world;
  const capacity = settings.roomCapacity;
  const picked = await pickCertificate(settings, now);
  const { level, stream = process.stderr } = settings.log;
  const app = createHttpApp({ certificate: picked?.certificate, log: { level, stream } });
  undo.add(() => app.close());
  if (picked?.replaced)
    app.log.warn({ reason: picked.replaced }, 'new certificate: old links break');

  const rooms = createRooms({ store: store.rooms, capacity, now, randomBytes });
  const secret = await store.secrets.obtain('resume', () => randomBytes(RESUME_SECRET_BYTES));
  const ownerKeys = createOwnerKeys(secret);
  const meetings = setupMeetings({ settings, world, secret, ownerKeys, rooms, app });
  undo.add(() => meetings.close());
  const { log } = app;
  const desk = await setupFaultDesk({ settings, world, store, ownerKeys, log });
  const notices = await setupIncidentDesk({ settings, world, store, schedule, desk, log });
  undo.add(() => notices.close());
  const address = () => ({
    ...reachOf(settings, portOf(app)),
    fingerprint: picked?.certificate.fingerprint,
  });
  const originCheck = createOriginCheck(settings, () => portOf(app));
  const startedAtMs = now();
  await setupHttpApp(app, {
    rooms,
    ownerKeys,
    meetings,
    ...desk,
    incidents: notices.incidents,
    now,
    originCheck,
    webRoot: settings.webRoot,
    serviceInfo: () => infoOf(address(), desk.signingKey),
    iceForCheck: checkIce(settings, world),
    uptimeS: () => Math.max(0, now() - startedAtMs) / 1_000,
  });
  undo.add(watchConnections(app.server));
  undo.add(setupSockets(app.server, { meetings, ...notices, originCheck, log }).close);
  await listen(app, settings);
  notices.begin(address().origin);
  const purgedRooms = await rooms.purgeIdle();
  app.log.info({ origin: address().origin, purgedRooms }, 'service ready');
  return address();
}

interface MeetingsParts {
  readonly settings: ServiceSettings;
  readonly world: World;
  readonly secret: Uint8Array;
  readonly ownerKeys: OwnerKeys;
  readonly rooms: Rooms;
  readonly app: FastifyInstance;
}

function setupMeetings(parts: MeetingsParts): Meetings {
  const { settings, secret, ownerKeys, rooms, app } = parts;
  const { now, randomBytes } = parts.world;
  return createMeetings({
    rooms,
    ownerKeys,
    resumeTokens: createResumeTokens(secret),
    iceFor: createIceIssuer({
      urls: settings.iceServers,
      turnSecret: settings.turnSecret,
      turnTtlS: settings.turnTtlS,
      now,
    }),
    seatGraceMs: settings.seatGraceMs,
    now,
    schedule,
    randomBytes,
    log: app.log,
  });
}

function schedule(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}

/** Credentials of a check belong to nobody: each gets a name of its own, as a TURN server counts by name. */
function checkIce(settings: ServiceSettings, { now, randomBytes }: World): () => IceConfig {
  const issue = createIceIssuer({
    urls: settings.iceServers,
    turnSecret: settings.turnSecret,
    turnTtlS: Math.min(settings.turnTtlS, LIMITS.checkTtlS),
    now,
  });
  return () => issue(`check-${Buffer.from(randomBytes(CHECK_ID_BYTES)).toString('base64url')}`);
}

async function listen(app: FastifyInstance, { host, port }: ServiceSettings): Promise<void> {
  try {
    // Fastify opens a second server for the other loopback family of `localhost`, which would have no sockets.
    const address = host === 'localhost' ? '127.0.0.1' : host;
    await app.listen({ host: address, port, listenTextResolver: withoutScheme });
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'EADDRINUSE') {
      throw new StartFailure('port-in-use', `port ${port} of ${host} is already in use`, error);
    }
    const message = `it cannot listen on port ${port} of ${host} (${reason})`;
    throw new StartFailure('address-unusable', message, error);
  }
}

/** Fastify would log `http:` for the server it is given, with TLS too. */
function withoutScheme(url: string): string {
  return `listening on ${url.replace(/^\w+:\/\//, '')}`;
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function infoOf({ fingerprint, publicOrigin }: ServiceAddress, signingKey: string): ServiceInfo {
  return {
    name: 'umeet',
    version: SERVICE_VERSION,
    protocol: PROTOCOL_VERSION,
    signingKey,
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(publicOrigin === undefined ? {} : { publicOrigin }),
  };
}

interface Undo {
  /** Notes how to undo a step that succeeded. */
  add(step: () => void | PromiseLike<unknown>): void;
  /** Undoes all steps, the last one first; a second call waits for the first. */
  readonly run: () => Promise<void>;
}

function createUndo(): Undo {
  const steps: (() => void | PromiseLike<unknown>)[] = [];
  let running: Promise<void> | undefined;
  async function runAll(): Promise<void> {
    for (const step of steps.toReversed()) await step();
  }
  return { add: (step) => void steps.push(step), run: () => (running ??= runAll()) };
}
