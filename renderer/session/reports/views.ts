import { fail, ok, type Reply } from '../../../domain/reply.ts';
import type { Parcel } from '../../storage/reports/parcel.ts';
import { packBundle } from './evidence/packBundle.ts';
import type { EvidencePart, ReportActions } from './port.ts';
import type { FilingDeps } from './filing.ts';

/** Asking the others in a meeting for what they saw, and answering when one is asked. */
export function createViews(deps: FilingDeps): Pick<ReportActions, 'askOthers' | 'answerAsk'> {
  const { stores, log } = deps;
  const refused = (error: unknown) => {
    log('error', 'this device keeps no reports', { reason: String(error) });
    return fail('internal', String(error));
  };
  return {
    askOthers: (key) => invite(deps, key).catch(refused),
    answerAsk: async (parts) => {
      const { ask } = stores.reports.getState();
      if (!ask) return ok(null);
      const answered = parts ? await keepView(deps, ask, parts).catch(refused) : ok(null);
      // What could not be answered stays open, and so does a newer ask.
      if (answered.ok && stores.reports.getState().ask === ask) {
        stores.reports.setState({ ask: undefined });
      }
      return answered;
    },
  };
}

async function invite(deps: FilingDeps, key: string): Promise<Reply<null>> {
  const { link } = deps;
  const parcel = await (await link.store()).get(key);
  const here = await meetingService(deps);
  // The others' clients know no service but that of the meeting.
  if (!parcel || here === undefined || parcel.service !== here) return fail('not-in-room');
  const client = await link.client(parcel.service);
  if (!client) return fail('service-unreachable');
  const viewToken = await client.invite(key);
  if (!viewToken.ok) return viewToken;
  const asked = await deps.ask('evidence:ask', { reportKey: key, viewToken: viewToken.value });
  return asked.ok ? ok(null) : asked;
}

/** How the service of the meeting is called that this client is in. */
async function meetingService({ stores, interruption, services, link }: FilingDeps) {
  const present = interruption.read()?.invitation;
  if (stores.meeting.getState().phase.at !== 'in' || !present) return undefined;
  const origin = await services.reach(present);
  return origin.ok ? link.nameOf(origin.value) : undefined;
}

/** Resolves when it is on the disk, from where it is sent like a report. */
async function keepView(
  deps: FilingDeps,
  { reportKey, viewToken }: { readonly reportKey: string; readonly viewToken: string },
  parts: readonly EvidencePart[],
): Promise<Reply<null>> {
  const { link, clock, settings } = deps;
  const service = await meetingService(deps);
  const origin = service === undefined ? undefined : await link.origin(service);
  if (service === undefined || origin === undefined) return fail('not-in-room');
  const store = await link.store();
  const clockOffsetMs = (await store.service(service)).clock?.offsetMs ?? null;
  const head = { reportKey, createdAtMs: clock.now(), clockOffsetMs };
  const packed = await packBundle(parts, head, deps.sha256);
  const { name } = settings.getState();
  const parcel: Parcel = {
    key: deps.newId(),
    service,
    origin,
    filedAtMs: clock.now(),
    what: { kind: 'view', reportKey, viewToken, name, clockOffsetMs },
    bundle: { size: packed.size, sha256: packed.sha256 },
    sentBytes: 0,
    isSent: false,
  };
  await store.add(parcel, packed.bytes);
  deps.onAdded();
  return ok(null);
}
