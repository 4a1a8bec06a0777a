import { createMask, type Mask } from '../../../../domain/faults/mask.ts';
import { isoTime } from '../../../../domain/isoTime.ts';
import { toEvidenceCsv, toEvidenceJson } from '../../../../domain/quality/keeping/evidenceFile.ts';
import type { QualityTick } from '../../../../domain/quality/sample.ts';
import { PROTOCOL_VERSION } from '../../../../service/protocol/index.ts';
import type { JournalEntry } from '../../../platform/journal.ts';
import type { CallRecord } from '../../../storage/index.ts';
import type { FaultParts } from '../faultParts.ts';
import type { EvidencePart, EvidencePartId } from '../port.ts';

/** What is told of the minutes before a fault. */
const LOOK_BACK_MS = 600_000;

/** What this program and its browser say of themselves. */
export interface Surroundings {
  readonly version: string;
  readonly userAgent: string;
}

/** What evidence is collected from. */
export type EvidenceSources = Pick<
  FaultParts,
  'stores' | 'settings' | 'archive' | 'journal' | 'platform' | 'clock'
> & { readonly surroundings: Surroundings };

/** The call that a fault is about, with its last minutes. */
interface FaultCall {
  readonly record: CallRecord;
  readonly ticks: readonly QualityTick[];
}

/** Everything that is known of the last ten minutes, masked; a part of which nothing is known is left out. */
export async function collectEvidence(sources: EvidenceSources): Promise<readonly EvidencePart[]> {
  const { stores, settings, journal } = sources;
  const call = await lastCall(sources);
  const people = {
    ...call?.record.people,
    ...Object.fromEntries(
      stores.people.getState().members.map(({ memberId, name }) => [memberId, name]),
    ),
  };
  const mask = createMask([settings.getState().name, ...Object.values(people)]);
  const masked = Object.fromEntries(
    Object.entries(people).map(([id, name]) => [id, mask.person(name)]),
  );
  const parts = [
    call && part('quality', 'quality.json', await qualityText(sources, call, masked)),
    call && part('samples', 'samples.csv', toEvidenceCsv(call.ticks, masked)),
    part('path', 'path.json', pathText(sources, call, masked)),
    part('devices', 'devices.json', devicesText(sources, mask)),
    part('versions', 'versions.json', versionsText(sources)),
    part('log', 'program.log', logText(journal.lines(), mask)),
    part('events', 'connection.log', logText(journal.events(), mask)),
  ];
  return parts.filter((one) => one !== undefined && one.bytes > 0) as readonly EvidencePart[];
}

/** A file of the bundle. */
export function part(id: EvidencePartId, name: string, preview: string | Blob): EvidencePart {
  const bytes =
    typeof preview === 'string' ? new TextEncoder().encode(preview).byteLength : preview.size;
  return { id, name, bytes, preview };
}

/** The call there is, or one that ended so shortly ago that the fault may be about it. */
async function lastCall({ stores, archive, clock }: EvidenceSources) {
  const fromMs = clock.now() - LOOK_BACK_MS;
  const { callId, ticks: seen } = stores.quality.getState();
  const newest = await archive.list(1);
  const record = callId === undefined ? newest[0] : await archive.get(callId);
  if (!record || record.endedAtMs < fromMs) return undefined;
  const kept = await archive.ticks(record.callId, fromMs);
  // The last seconds may not have been written yet.
  const known = new Map([...kept, ...(callId === undefined ? [] : seen)].map((t) => [t.atMs, t]));
  const ticks = [...known.values()]
    .filter(({ atMs }) => atMs >= fromMs)
    .toSorted((one, other) => one.atMs - other.atMs);
  return { record, ticks } satisfies FaultCall;
}

async function qualityText(
  { stores, archive, clock, surroundings }: EvidenceSources,
  { record }: FaultCall,
  people: Readonly<Record<string, string>>,
): Promise<string> {
  const { callId, judgement } = stores.quality.getState();
  const isNow = callId === record.callId;
  const compact = toEvidenceJson({
    appVersion: surroundings.version,
    callId: record.callId,
    kind: record.kind,
    // Whoever knows the code can enter; the report itself says which room it is about.
    room: undefined,
    startedAtMs: record.startedAtMs,
    exportedAtMs: clock.now(),
    people,
    figures: (isNow && judgement?.call.call) || record.figures,
    outage: (isNow && judgement?.outage) || record.outage,
    judgement: isNow ? judgement : undefined,
    changes: await archive.changes(record.callId),
    // They are a file of their own.
    ticks: [],
  });
  return json(JSON.parse(compact));
}

/** Kinds of candidates and protocols, never their addresses: those are not kept at all. */
function pathText(
  { stores }: EvidenceSources,
  call: FaultCall | undefined,
  people: Readonly<Record<string, string>>,
): string {
  const { links } = stores.people.getState();
  const paths = new Map<string, object>();
  for (const { samples } of call?.ticks ?? []) {
    for (const { memberId, path, atMs } of samples) {
      if (!path) continue;
      const way = `${memberId} ${path.local} ${path.remote} ${path.protocol}`;
      const sinceMs = paths.has(way) ? undefined : atMs;
      if (sinceMs !== undefined)
        paths.set(way, { memberId, person: people[memberId], since: isoTime(sinceMs), ...path });
    }
  }
  return json({
    service: stores.meeting.getState().signalling,
    links: Object.entries(links).map(([id, state]) => ({
      memberId: id,
      person: people[id],
      state,
    })),
    paths: [...paths.values()],
  });
}

function devicesText({ stores }: EvidenceSources, mask: Mask): string {
  const { microphone, camera, screen, devices, speakerId } = stores.media.getState();
  const labels = (kind: keyof typeof devices, chosen: string | undefined) =>
    devices[kind].map(({ deviceId, label }) => ({
      label: mask.text(label),
      isChosen: deviceId === chosen,
    }));
  const source = ({ wanted, status, fault }: typeof microphone) => ({
    wanted,
    status,
    fault: fault?.code ?? null,
  });
  return json({
    microphone: { ...source(microphone), devices: labels('microphone', microphone.deviceId) },
    camera: { ...source(camera), devices: labels('camera', camera.deviceId) },
    speaker: { devices: labels('speaker', speakerId) },
    screen: screen.status,
  });
}

/** Not masked: versions look like addresses, and what names itself here is a program. */
function versionsText({ surroundings, platform }: EvidenceSources): string {
  return json({
    umeet: surroundings.version,
    protocol: PROTOCOL_VERSION,
    platform: platform.kind,
    browser: surroundings.userAgent,
  });
}

function logText(entries: readonly JournalEntry[], mask: Mask): string {
  return entries
    .map(({ atMs, level, text, context }) => {
      const more = context === undefined ? '' : ` ${contextText(context, mask)}`;
      return `${isoTime(atMs)} ${level} ${mask.text(text)}${more}\n`;
    })
    .join('');
}

/** Each text by itself: a name in JSON may be written otherwise than it is. */
function contextText(context: object, mask: Mask): string {
  try {
    return JSON.stringify(context, (_key, value: unknown) =>
      typeof value === 'string' ? mask.text(value) : value,
    );
  } catch {
    return '[cannot be written]';
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
