import type { ClockLook } from '../../../domain/faults/serviceClock.ts';
import type { Log } from '../../platform/log.ts';
import type { ReportClient } from '../../signalling/reports.ts';
import { OWN_SERVICE } from '../../storage/reports/parcel.ts';
import type { ReportStore } from '../../storage/reports/reportStore.ts';
import type { Services } from '../services.ts';

/** What is needed to speak to services about reports. */
export interface ServiceLinkDeps {
  /** Opens the database; asked again after a failure. */
  readonly openStore: () => Promise<ReportStore>;
  readonly services: Pick<Services, 'reach'>;
  readonly createClient: (
    origin: string,
    key: string,
    onClock: (look: ClockLook) => void,
  ) => ReportClient;
  readonly log: Log;
}

/** The database of reports, and the ways to the services it knows. */
export interface ServiceLink {
  /** Rejects when this browser keeps nothing. */
  store(): Promise<ReportStore>;
  /** Where a service answers; `undefined` while that is not known. */
  origin(service: string): Promise<string | undefined>;
  /** How a service is called whose origin this is. */
  nameOf(origin: string): Promise<string>;
  clientWith(service: string, key: string): Promise<ReportClient | undefined>;
  /** With this reporter's own key. */
  client(service: string): Promise<ReportClient | undefined>;
  /** Keeps what an answer has told of a service's clock. */
  noteClock(service: string, look: ClockLook): void;
  close(): void;
}

export function createServiceLink(deps: ServiceLinkDeps): ServiceLink {
  const { services, log } = deps;
  let opening: Promise<ReportStore> | undefined;

  function store(): Promise<ReportStore> {
    const mine = (opening ??= deps.openStore());
    mine.catch(() => {
      if (opening === mine) opening = undefined;
    });
    return mine;
  }

  async function origin(service: string) {
    if (service !== OWN_SERVICE) return service;
    const own = await services.reach({ origin: undefined, fingerprint: undefined });
    return own.ok ? own.value : undefined;
  }

  function noteClock(service: string, look: ClockLook) {
    const note = async () => (await store()).noteClock(service, look);
    note().catch((error: unknown) =>
      log('warn', 'the clock of a service is not kept', { reason: String(error) }),
    );
  }

  async function clientWith(service: string, key: string) {
    const at = await origin(service);
    if (at === undefined) return undefined;
    return deps.createClient(at, key, (look) => noteClock(service, look));
  }

  return {
    store,
    origin,
    clientWith,
    noteClock,
    nameOf: async (at) => (at === (await origin(OWN_SERVICE)) ? OWN_SERVICE : at),
    client: async (service) =>
      clientWith(service, (await (await store()).service(service)).reporterKey),
    close: () => void opening?.then((opened) => opened.close()).catch(() => undefined),
  };
}
