import { standingOf } from '../../../domain/faults/standing.ts';
import { reportNumberText } from '../../../domain/faults/report.ts';
import type { PageNotice } from '../../../domain/desktop/shellNotice.ts';
import type { ReportView } from '../../../service/protocol/index.ts';
import type { KnownService, Parcel } from '../../storage/reports/parcel.ts';
import type { Log } from '../../platform/log.ts';
import type { Stores } from '../stores.ts';
import { toMyReport } from './reportBody.ts';
import type { ServiceLink } from './serviceLink.ts';

/** What following one's own reports needs. */
export interface OwnReportsDeps {
  readonly stores: Pick<Stores, 'reports'>;
  readonly link: Pick<ServiceLink, 'store' | 'client'>;
  /** For those who do not look at the window. */
  readonly tell: (notice: PageNotice) => void;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** The reports of this device as the database has them, whichever window writes it, and as their services tell them. */
export interface OwnReports {
  parcel(key: string): Promise<Parcel | undefined>;
  /** Services that have reports of this device. */
  services(): ReadonlySet<string>;
  onServices(listener: () => void): void;
  /** What this window is sending now. */
  setSending(key: string | undefined): void;
  /** Keeps how a report stands. */
  take(view: ReportView): Promise<void>;
  /** Asks how one stands, and how all of a service do. */
  refreshOne(service: string, key: string): Promise<void>;
  refreshAll(service: string): Promise<void>;
}

/** Follows the database until the signal aborts. */
export function createOwnReports({ stores, link, tell, log, signal }: OwnReportsDeps): OwnReports {
  let parcels: readonly Parcel[] = [];
  let known: readonly KnownService[] = [];
  let sending: string | undefined;
  let listener: (() => void) | undefined;
  let names = '';
  const find = (key: string) => stores.reports.getState().reports?.find((one) => one.key === key);

  function show() {
    const reports = parcels
      .map((parcel) => {
        const service = known.find((one) => one.service === parcel.service);
        return toMyReport(parcel, service, parcel.key === sending);
      })
      .filter((report) => report !== undefined);
    stores.reports.setState({ reports });
  }

  async function follow() {
    const store = await link.store();
    const undo = store.follow((rows, services) => {
      parcels = rows;
      known = services;
      show();
      const now = [...servicesOf(rows)].toSorted().join(' ');
      if (now !== names) listener?.();
      names = now;
    });
    if (signal.aborted) undo();
    else signal.addEventListener('abort', undo, { once: true });
  }
  follow().catch((error: unknown) => {
    stores.reports.setState({ reports: [] });
    log('error', 'reports of this device cannot be read', { reason: String(error) });
  });

  async function take(view: ReportView): Promise<void> {
    const { key, number } = view.head;
    const before = find(key)?.view;
    await (await link.store()).setView(key, view);
    const { state } = standingOf(view.events);
    const isNews = before !== undefined && standingOf(before.events).state !== state;
    const isTold = state === 'acknowledged' || state === 'in-progress' || state === 'recovered';
    if (isNews && isTold) tell({ kind: `report-${state}`, number: reportNumberText(number) });
  }

  return {
    ...createRefreshing(link, { take, find, services: () => servicesOf(parcels) }),
    take,
    parcel: async (key) => (await link.store()).get(key),
    services: () => servicesOf(parcels),
    onServices: (added) => {
      listener = added;
    },
    setSending: (key) => {
      sending = key;
      show();
    },
  };
}

/** Only reports of this device are asked about, and only services that have some. */
function createRefreshing(
  link: OwnReportsDeps['link'],
  own: Pick<OwnReports, 'take' | 'services'> & { readonly find: (key: string) => unknown },
): Pick<OwnReports, 'refreshOne' | 'refreshAll'> {
  return {
    refreshOne: async (service, key) => {
      if (!own.find(key)) return;
      const view = await (await link.client(service))?.view(key);
      if (view?.ok) await own.take(view.value);
    },
    refreshAll: async (service) => {
      if (!own.services().has(service)) return;
      const list = await (await link.client(service))?.list();
      if (!list?.ok) return;
      for (const view of list.value) if (own.find(view.head.key)) await own.take(view);
    },
  };
}

function servicesOf(parcels: readonly Parcel[]): ReadonlySet<string> {
  return new Set(
    parcels.filter(({ what }) => what.kind === 'report').map(({ service }) => service),
  );
}
