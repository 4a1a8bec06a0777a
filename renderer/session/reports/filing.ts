import { BUNDLE_MAX_BYTES } from '../../../domain/faults/report.ts';
import { proposeLevel } from '../../../domain/faults/proposal.ts';
import type { Invitation } from '../../../domain/meeting/invitation.ts';
import { fail, ok, type Reply } from '../../../domain/reply.ts';
import type { Parcel } from '../../storage/reports/parcel.ts';
import { collectEvidence, part, type Surroundings } from './evidence/collectEvidence.ts';
import { faultFacts } from './evidence/faultFacts.ts';
import { packBundle } from './evidence/packBundle.ts';
import type { FaultParts } from './faultParts.ts';
import type { Filing, PreparedReport, ReportActions, ReportPlace } from './port.ts';
import type { ReportBody } from './reportBody.ts';
import type { ServiceLink } from './serviceLink.ts';
import { asFaultCode } from './faultCode.ts';

/** What filing needs. */
export interface FilingDeps extends FaultParts {
  readonly link: ServiceLink;
  readonly surroundings: Surroundings;
  /** 128 random bits as an opaque id. */
  readonly newId: () => string;
  readonly hasNetwork: () => boolean;
  /** Whether a service answers now. */
  readonly isReachable: (origin: string) => Promise<boolean>;
  readonly takePicture: () => Promise<Reply<Blob | undefined>>;
  /** Something is to be sent. */
  readonly onAdded: () => void;
}

type FilingActions = Pick<ReportActions, 'prepare' | 'addPicture' | 'send'>;

/** Collecting, and putting what was decided where it is safe. */
export function createFiling(deps: FilingDeps): FilingActions {
  const { stores, clock } = deps;
  return {
    prepare: async (failed) => {
      const occurredAtMs = clock.now();
      const invitation = failed?.invitation ?? presentInvitation(deps);
      const place = await placeOf(deps, invitation);
      const [parts, isServiceReachable, clockOffsetMs] = await Promise.all([
        collectEvidence(deps),
        isAnswering(deps, place),
        knownOffset(deps, place).catch(() => undefined),
      ]);
      const around = {
        failedJoin: failed && asFaultCode(failed.code),
        isServiceReachable,
        hasNetwork: deps.hasNetwork(),
      };
      const proposal = proposeLevel(faultFacts(stores, around));
      return { occurredAtMs, clockOffsetMs, ...proposal, parts, place };
    },
    addPicture: async (prepared) => {
      const taken = await deps.takePicture();
      if (!taken.ok) return taken;
      if (!taken.value) return ok(prepared);
      const others = prepared.parts.filter(({ id }) => id !== 'picture');
      return ok({ ...prepared, parts: [...others, part('picture', 'window.jpg', taken.value)] });
    },
    send: async (prepared, filing) => {
      try {
        return await keep(deps, prepared, filing);
      } catch (error) {
        deps.log('error', 'a report could not be kept', { reason: String(error) });
        return fail('internal', String(error));
      }
    },
  };
}

/** Rejects where this browser keeps nothing. */
async function knownOffset({ link }: FilingDeps, place: ReportPlace | undefined) {
  if (!place) return undefined;
  const { clock } = await (await link.store()).service(await link.nameOf(place.origin));
  return clock?.offsetMs;
}

/** In a meeting, or just on the way into one. */
function presentInvitation({ stores, interruption }: FilingDeps): Invitation | undefined {
  const isIn = stores.meeting.getState().phase.at === 'in';
  return isIn ? interruption.read()?.invitation : undefined;
}

async function placeOf(
  { services }: FilingDeps,
  invitation: Invitation | undefined,
): Promise<ReportPlace | undefined> {
  const reached = await services.reach(invitation ?? { origin: undefined, fingerprint: undefined });
  const origin = reached.ok ? reached.value : invitation?.origin;
  return origin === undefined ? undefined : { origin, room: invitation?.code };
}

async function isAnswering({ stores, isReachable }: FilingDeps, place: ReportPlace | undefined) {
  const { phase, signalling } = stores.meeting.getState();
  if (phase.at === 'in') return signalling === 'online';
  return place !== undefined && (await isReachable(place.origin));
}

/** Resolves when the report is on the disk. */
async function keep(
  deps: FilingDeps,
  prepared: PreparedReport,
  filing: Filing,
): Promise<Reply<string>> {
  const { link, clock, sha256 } = deps;
  const place = prepared.place ?? (await placeOf(deps, presentInvitation(deps)));
  if (!place) return fail('service-unreachable', 'no service is known to report to');
  const store = await link.store();
  const service = await link.nameOf(place.origin);
  const key = deps.newId();
  const clockOffsetMs = (await store.service(service)).clock?.offsetMs ?? null;
  const chosen = prepared.parts.filter(({ id }) => filing.parts.includes(id));
  const head = { reportKey: key, createdAtMs: clock.now(), clockOffsetMs };
  const packed = chosen.length > 0 ? await packBundle(chosen, head, sha256) : undefined;
  if (packed && packed.size > BUNDLE_MAX_BYTES) return fail('too-large');
  const bundle = packed && { size: packed.size, sha256: packed.sha256 };
  const body: ReportBody = {
    category: filing.category,
    level: filing.level,
    proposedLevel: prepared.level,
    occurredAtMs: prepared.occurredAtMs,
    clockOffsetMs,
    words: filing.words,
    contact: filing.contact,
    room: place.room ?? null,
    incidentId: filing.incidentId ?? null,
    bundle: bundle ?? null,
  };
  const parcel: Parcel = {
    key,
    service,
    origin: place.origin,
    filedAtMs: clock.now(),
    what: { kind: 'report', body, view: undefined },
    ...(bundle && { bundle }),
    sentBytes: 0,
    isSent: false,
  };
  await store.add(parcel, packed?.bytes);
  deps.onAdded();
  return ok(key);
}
