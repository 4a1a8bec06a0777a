import { ok, type Reply } from '../../../domain/reply.ts';
import type { Clock } from '../../platform/clock.ts';
import type { DeskActions } from '../desk/port.ts';
import type { PreparedReport, ReportActions } from './port.ts';

/** Reports, the watch for incidents and the service desk. They come in a file of their own. */
export interface FaultEngine {
  readonly reports: ReportActions;
  readonly desk: DeskActions;
  /** Ends it. Idempotent. */
  close(): void;
}

/** The same, as far as it can be before its file has come. */
export function lazyFaults(open: () => Promise<Reply<FaultEngine>>, clock: Clock): FaultEngine {
  let opening: Promise<Reply<FaultEngine>> | undefined;
  let isClosed = false;

  async function engine(): Promise<Reply<FaultEngine>> {
    const mine = (opening ??= open());
    const opened = await mine;
    if (!opened.ok && opening === mine) opening = undefined;
    if (opened.ok && isClosed) opened.value.close();
    return opened;
  }
  async function via<T>(run: (engine: FaultEngine) => Promise<Reply<T>>): Promise<Reply<T>> {
    const opened = await engine();
    return opened.ok ? run(opened.value) : opened;
  }
  const then = (run: (engine: FaultEngine) => void) => void via(async (opened) => ok(run(opened)));

  return {
    reports: {
      prepare: async (failed) => {
        const opened = await engine();
        // Without its file nothing can be collected; that it cannot be sent either is said by `send`.
        return opened.ok ? opened.value.reports.prepare(failed) : nothingKnown(clock);
      },
      addPicture: (prepared) => via(({ reports }) => reports.addPicture(prepared)),
      send: (prepared, filing) => via(({ reports }) => reports.send(prepared, filing)),
      act: (key, happening) => via(({ reports }) => reports.act(key, happening)),
      askOthers: (key) => via(({ reports }) => reports.askOthers(key)),
      answerAsk: (parts) => via(({ reports }) => reports.answerAsk(parts)),
      download: (place) => via(({ reports }) => reports.download(place)),
      discard: (key) => via(({ reports }) => reports.discard(key)),
      refresh: async () => void (await via(async ({ reports }) => ok(await reports.refresh()))),
      refreshHosted: async () =>
        void (await via(async ({ reports }) => ok(await reports.refreshHosted()))),
      dismissIncident: (incidentId) => then(({ reports }) => reports.dismissIncident(incidentId)),
    },
    desk: {
      open: (key) => via(({ desk }) => desk.open(key)),
      close: () => then(({ desk }) => desk.close()),
      follow: (scope) => {
        let undo: (() => void) | undefined;
        let isWanted = true;
        then(({ desk }) => {
          if (isWanted) undo = desk.follow(scope);
        });
        return () => {
          isWanted = false;
          undo?.();
        };
      },
      report: (key) => via(({ desk }) => desk.report(key)),
      act: (key, happening) => via(({ desk }) => desk.act(key, happening)),
      download: (place) => via(({ desk }) => desk.download(place)),
      declare: (incident) => via(({ desk }) => desk.declare(incident)),
      tell: (incidentId, event) => via(({ desk }) => desk.tell(incidentId, event)),
    },
    close: () => {
      isClosed = true;
      if (opening) then((opened) => opened.close());
    },
  };
}

function nothingKnown(clock: Clock): PreparedReport {
  return {
    occurredAtMs: clock.now(),
    category: 'other',
    level: 4,
    reason: 'nothing-measured-wrong',
    parts: [],
  };
}
