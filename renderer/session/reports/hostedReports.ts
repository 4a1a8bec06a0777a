import { fail, type Reply } from '../../../domain/reply.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import type { ReportView } from '../../../service/protocol/index.ts';
import type { BundlePlace, ReportClient } from '../../signalling/reports.ts';
import { OWN_SERVICE } from '../../storage/reports/parcel.ts';
import type { Stores } from '../stores.ts';
import type { MyReport } from './port.ts';
import type { ServiceLink } from './serviceLink.ts';

/** The newest rooms that are asked about: each is a request of its own, and a service takes 300 a minute. */
const ROOMS_ASKED = 30;

/** What looking after one's rooms needs. */
export interface HostedReportsDeps {
  readonly stores: Pick<Stores, 'reports'>;
  readonly link: Pick<ServiceLink, 'store' | 'origin' | 'clientWith'>;
  readonly settings: { getState(): Pick<Settings, 'ownRooms'> };
}

/** What others have reported of the rooms that were made on this device; their host may look, and nothing more. */
export interface HostedReports {
  refresh(): Promise<void>;
  /** `not-found` unless the last refresh had that report. */
  download(place: BundlePlace): Promise<Reply<Blob>>;
}

/** Asks with the keys of the rooms. */
export function createHostedReports({ stores, link, settings }: HostedReportsDeps): HostedReports {
  const clients = new Map<string, ReportClient>();

  async function askAll(): Promise<MyReport[]> {
    const found: MyReport[] = [];
    const origin = await link.origin(OWN_SERVICE);
    if (origin === undefined) return found;
    for (const { code, ownerKey } of settings.getState().ownRooms.slice(0, ROOMS_ASKED)) {
      const client = await link.clientWith(OWN_SERVICE, `h.${code}.${ownerKey}`);
      const list = await client?.list();
      if (!client || !list?.ok) continue;
      const { clock } = await (await link.store()).service(OWN_SERVICE);
      for (const view of list.value) {
        clients.set(view.head.key, client);
        found.push(toHosted(view, { origin, clockOffsetMs: clock?.offsetMs }));
      }
    }
    return found;
  }

  return {
    async refresh() {
      const found = await askAll().catch(() => []);
      const hosted = found.toSorted((a, b) => b.filedAtMs - a.filedAtMs);
      stores.reports.setState({ hosted });
    },
    download: async (place) => clients.get(place.reportKey)?.download(place) ?? fail('not-found'),
  };
}

function toHosted(view: ReportView, place: Pick<MyReport, 'origin' | 'clockOffsetMs'>): MyReport {
  const { head, events } = view;
  const filed = events.find(({ type }) => type === 'filed');
  return {
    ...place,
    key: head.key,
    isHosted: true,
    delivery: 'sent',
    filedAtMs: filed?.atMs ?? head.occurredByClientMs,
    occurredAtMs: head.occurredByClientMs,
    category: head.category,
    level: head.proposedLevel,
    words: head.words,
    contact: head.contact,
    bundle: undefined,
    view,
  };
}
