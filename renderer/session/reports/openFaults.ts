import { createReportClient } from '../../signalling/reports.ts';
import { openReportStore } from '../../storage/reports/reportStore.ts';
import { takeWindowPicture } from '../../rtc/devices/windowPicture.ts';
import { createFaultEngine } from './engine.ts';
import type { FaultParts } from './faultParts.ts';
import type { FaultEngine } from './lazyFaults.ts';
import { createServiceLink } from './serviceLink.ts';

/** Of the database; the same for all windows of this origin. */
const DATABASE = 'umeet-reports';
const CLIENT_KEY = 'client';
/** How long a report waits for a word of the service before it is taken for silent. */
const ANSWER_MS = 2_000;

/** Reports, watch and service desk of the real program. */
export function openFaults(window: Window & typeof globalThis, parts: FaultParts): FaultEngine {
  const { clock, log, services, createServiceClient } = parts;
  const { crypto, navigator } = window;
  const fetch = window.fetch.bind(window);
  const newId = () => base64url(crypto.getRandomValues(new Uint8Array(16)));
  const newKey = () => `r.${base64url(crypto.getRandomValues(new Uint8Array(32)))}`;
  const link = createServiceLink({
    openStore: () => openReportStore(window, DATABASE, newKey),
    services,
    createClient: (origin, key, onClock) =>
      createReportClient({ origin, key, fetch, clock, onClock }),
    log,
  });
  return createFaultEngine({
    ...parts,
    link,
    surroundings: { version: UMEET_VERSION, userAgent: navigator.userAgent },
    newId,
    clientId: clientId(parts, newId),
    hasNetwork: () => navigator.onLine,
    isReachable: (origin) =>
      Promise.race([
        createServiceClient(origin)
          .info()
          .then((info) => info.ok),
        new Promise<boolean>((resolve) => clock.after(ANSWER_MS, () => resolve(false))),
      ]),
    takePicture: async () => takeWindowPicture(window),
    // Absent on pages that are not secure: there every window sends for itself, and the service takes it once.
    locks: 'locks' in navigator ? navigator.locks : UNLOCKED,
    random: () => window.Math.random(),
    openLine: async (origin) => {
      const signalling = await import('../../signalling/index.ts');
      const socket = signalling.openSocket(origin);
      return signalling.createSignalling({
        socket,
        random: () => window.Math.random(),
        clock,
        log,
      });
    },
  });
}

const UNLOCKED = {
  request: async (_name: string, _options: unknown, run: () => unknown) => run(),
} as unknown as LockManager;

/** Made once, and kept as long as this installation keeps anything. */
function clientId({ platform }: FaultParts, newId: () => string): string {
  const kept = platform.store.read(CLIENT_KEY);
  if (kept !== undefined && /^[\w-]{16,64}$/.test(kept)) return kept;
  const made = newId();
  platform.store.write(CLIENT_KEY, made);
  return made;
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
