import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { areJoinsWorking, type Monitored } from '../../domain/incidents/monitor.ts';
import type { EpochMs } from '../../domain/time.ts';
import { isTurn } from '../config/options.ts';
import { reasonOf } from '../startFailure.ts';
import type { ServiceStore } from '../store.ts';
import type { JoinMeter } from './joinMeter.ts';
import { askStun, parseStunUrl, type StunNeeds } from './stun.ts';

/** Longer than anything healthy takes, shorter than the pause between looks. */
const PROBE_TIMEOUT_MS = 5_000;
const HTTP_OK = 200;

/** What a look at one thing found; `undefined`: nothing either way. */
export type Finding = { readonly isWorking: boolean; readonly found: string } | undefined;
export type Probe = () => Promise<Finding>;

/** What {@link createProbes} needs. */
export interface ProbesNeeds {
  /** Where this service answers from this computer. */
  readonly origin: string;
  readonly store: Pick<ServiceStore, 'probe'>;
  readonly now: () => EpochMs;
  /** Addresses of STUN and TURN servers. */
  readonly iceServers: readonly string[];
  readonly randomBytes: StunNeeds['randomBytes'];
  readonly joins: Pick<JoinMeter, 'count'>;
}

/** How each monitored thing is looked at. */
export function createProbes(needs: ProbesNeeds): Readonly<Record<Monitored, Probe>> {
  return {
    service: () => tried(() => askHealth(new URL('/health', needs.origin))),
    storage: () => tried(() => within(needs.store.probe(needs.now()))),
    relay: () => lookAtRelays(needs),
    joins: async () => {
      const count = needs.joins.count();
      const isWorking = areJoinsWorking(count);
      const found = `${count.failed} of ${count.all} joins failed`;
      return isWorking === undefined ? undefined : { isWorking, found };
    },
  };
}

async function tried(attempt: () => Promise<void>): Promise<Finding> {
  try {
    await attempt();
    return { isWorking: true, found: 'answers' };
  } catch (error) {
    return { isWorking: false, found: reasonOf(error) };
  }
}

function askHealth(url: URL): Promise<void> {
  const isTls = url.protocol === 'https:';
  // It asks itself by an address that its certificate need not name.
  const options = { timeout: PROBE_TIMEOUT_MS, agent: false, rejectUnauthorized: false };
  return new Promise((resolve, reject) => {
    const request = (isTls ? requestHttps : requestHttp)(url, options, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === HTTP_OK) resolve();
        else reject(new Error(`answers with status ${response.statusCode}`));
      });
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(tooLate()));
    request.on('error', reject);
    request.end();
  });
}

/** Relays work while one of them answers; without any, the STUN servers stand for them. */
async function lookAtRelays({ iceServers, randomBytes }: ProbesNeeds): Promise<Finding> {
  const relays = iceServers.filter(isTurn);
  const urls = relays.length > 0 ? relays : iceServers;
  const looks = await Promise.all(
    urls.map(async (url) => {
      const server = parseStunUrl(url);
      if (!server) return undefined;
      const look = await tried(() => askStun(server, { randomBytes, timeoutMs: PROBE_TIMEOUT_MS }));
      return look && { ...look, found: `${url}: ${look.found}` };
    }),
  );
  const known = looks.filter((look) => look !== undefined);
  if (known.length === 0) return undefined;
  return {
    isWorking: known.some(({ isWorking }) => isWorking),
    found: known.map(({ found }) => found).join('; '),
  };
}

async function within(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooLate()), PROBE_TIMEOUT_MS);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function tooLate(): Error {
  return new Error(`no answer within ${PROBE_TIMEOUT_MS} ms`);
}
