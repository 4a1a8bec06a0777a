import type { PageNotice } from '../../../domain/desktop/shellNotice.ts';
import { fail, ok, type Reply } from '../../../domain/reply.ts';
import type { Log } from '../../platform/log.ts';
import { OWN_SERVICE } from '../../storage/reports/parcel.ts';
import { createDesk, twice, type Desk } from '../desk/desk.ts';
import { createFiling, type FilingDeps } from './filing.ts';
import { createHostedReports, type HostedReports } from './hostedReports.ts';
import { createIncidents, type Incidents } from './incidents.ts';
import type { FaultEngine } from './lazyFaults.ts';
import { createOutbox, type Outbox, type OutboxDeps } from './outbox.ts';
import { createOwnReports, type OwnReports } from './ownReports.ts';
import type { ReportActions } from './port.ts';
import { createViews } from './views.ts';
import { createWatch, type WatchDeps } from './watch.ts';

/** What the engine needs beside what its parts make of it. */
export interface FaultEngineDeps
  extends
    Omit<FilingDeps, 'onAdded'>,
    Pick<OutboxDeps, 'locks' | 'random'>,
    Pick<WatchDeps, 'openLine' | 'clientId'> {}

/** Own services come up after the window, and go to other addresses: they are looked for again at this pace. */
const LOOK_MS = 30_000;

/** Reports, watch and desk of one window. Reads this device and begins to watch at once. */
export function createFaultEngine(deps: FaultEngineDeps): FaultEngine {
  const { stores, link, platform, log } = deps;
  const life = new AbortController();
  const tell = (notice: PageNotice) => void platform.shell?.call('notice:show', notice);
  const own = createOwnReports({ ...deps, tell, signal: life.signal });
  const hosted = createHostedReports(deps);
  const incidents = createIncidents(stores.incidents, platform.store);
  const outbox = createOutbox({ ...deps, onSending: own.setSending });
  const desk = createDesk({ ...deps, onKey: () => watch.renew() });
  const watch = createWatch({
    ...deps,
    deskKey: (service) => (service === OWN_SERVICE ? desk.key() : undefined),
    ...createEar({ own, incidents, outbox, desk, tell, log }),
  });
  const look = () => watch.follow(new Set([OWN_SERVICE, ...own.services()]));
  own.onServices(() => void look());
  const undoHearing = hearWorld(
    deps,
    () => void look(),
    (hasSlept) => {
      watch.wake(hasSlept);
      outbox.kick();
      desk.changed();
    },
  );
  void look();
  outbox.kick();

  const adding = { ...deps, onAdded: outbox.kick };
  return {
    reports: {
      ...createFiling(adding),
      ...createViews(adding),
      ...createAsking(deps, { own, hosted }),
      refreshHosted: hosted.refresh,
      dismissIncident: incidents.dismiss,
      refresh: async () => {
        outbox.kick();
        await look();
        for (const service of own.services()) {
          await own.refreshAll(service).catch((error: unknown) => refusal(log, error));
        }
      },
    },
    desk: desk.actions,
    close: () => {
      life.abort();
      undoHearing();
      outbox.close();
      watch.close();
      desk.close();
      link.close();
    },
  };
}

/** What is done with what services say unasked. */
function createEar({
  own,
  incidents,
  outbox,
  desk,
  tell,
  log,
}: {
  readonly own: OwnReports;
  readonly incidents: Incidents;
  readonly outbox: Outbox;
  readonly desk: Desk;
  readonly tell: (notice: PageNotice) => void;
  readonly log: Log;
}): Pick<WatchDeps, 'onIncident' | 'onReport' | 'onReached' | 'onConnect'> {
  const refresh = (asked: Promise<void>) => asked.catch((error: unknown) => refusal(log, error));
  return {
    onIncident: (incident) => {
      const { kind, state, title } = incident;
      const { isNews } = incidents.take(incident);
      if (isNews) tell({ kind: state === 'over' ? 'incident-over' : kind, title });
      desk.changed('incidents');
      return isNews;
    },
    onReport: (service, key) => {
      if (service === OWN_SERVICE) desk.changed('queue');
      void refresh(own.refreshOne(service, key));
    },
    onReached: () => desk.changed('incidents'),
    onConnect: (service) => {
      outbox.kick();
      desk.changed();
      void refresh(own.refreshAll(service));
    },
  };
}

/** Looks again from time to time, and when the network or the computer is back. Returns its own undo. */
function hearWorld(
  { clock, onOnline, onWoke }: FaultEngineDeps,
  look: () => void,
  wake: (hasSlept: boolean) => void,
): () => void {
  const undos = [clock.every(LOOK_MS, look), onOnline(() => wake(false)), onWoke(() => wake(true))];
  return () => undos.forEach((undo) => undo());
}

/** What is asked about a report that was filed. */
function createAsking(
  { link, newId, log }: FaultEngineDeps,
  { own, hosted }: { readonly own: OwnReports; readonly hosted: HostedReports },
): Pick<ReportActions, 'act' | 'download' | 'discard'> {
  async function withReport<T>(
    key: string,
    run: (client: NonNullable<Awaited<ReturnType<typeof link.client>>>) => Promise<Reply<T>>,
  ): Promise<Reply<T>> {
    try {
      const parcel = await own.parcel(key);
      if (!parcel) return fail('not-found');
      const client = await link.client(parcel.service);
      return client ? await run(client) : fail('service-unreachable');
    } catch (error) {
      return refusal(log, error);
    }
  }
  return {
    act: (key, happening) =>
      withReport(key, async (client) => {
        const body = { eventId: newId(), happening };
        const done = await twice(() => client.ask(key, body));
        if (!done.ok) return done;
        await own.take(done.value);
        return ok(null);
      }),
    discard: async (key) => {
      try {
        if ((await own.parcel(key))?.refused === undefined) return fail('report-state');
        await (await link.store()).remove(key);
        return ok(null);
      } catch (error) {
        return refusal(log, error);
      }
    },
    download: async (place) => {
      const mine = await withReport(place.reportKey, (client) => client.download(place));
      const isOthers = !mine.ok && mine.fault.code === 'not-found';
      return isOthers ? hosted.download(place) : mine;
    },
  };
}

/** Where this browser keeps nothing, that is said and not thrown. */
function refusal(log: Log, error: unknown): Reply<never> {
  log('error', 'reports of this device cannot be read', { reason: String(error) });
  return fail('internal', String(error));
}
