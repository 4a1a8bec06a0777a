import { toEvidenceCsv, toEvidenceJson } from '../../../domain/quality/keeping/evidenceFile.ts';
import { isoTime } from '../../../domain/isoTime.ts';
import { useClient, type Client } from '../../react/client.tsx';
import { saveFile } from '../../react/saveFile.ts';

/** Returns what saves the call so far as a file: everything that was measured, from the first second on. */
export function useSaving(): (format: 'json' | 'csv') => Promise<void> {
  const client = useClient();
  return async (format) => {
    const evidence = await collect(client);
    const time = isoTime(evidence.exportedAtMs).slice(0, 19).replaceAll(':', '-');
    const file = `umeet-${evidence.room ?? 'call'}-${time}`;
    if (format === 'json') {
      saveFile({
        name: `${file}.json`,
        type: 'application/json',
        text: toEvidenceJson(evidence),
      });
    } else {
      const text = toEvidenceCsv(evidence.ticks, evidence.people);
      saveFile({ name: `${file}.csv`, type: 'text/csv', text });
    }
  };
}

async function collect({ session, version, now }: Client) {
  const { archive, stores } = session;
  const { judgement, callId, ticks } = stores.quality.getState();
  const record = callId === undefined ? undefined : await archive.get(callId);
  const kept = callId === undefined ? [] : await archive.ticks(callId);
  // The archive is some seconds behind; without one, the last minutes are what there is.
  const lastMs = kept.at(-1)?.atMs ?? 0;
  const all = [...kept, ...ticks.filter(({ atMs }) => atMs > lastMs)];
  const here = stores.people.getState().members.map(({ memberId, name }) => [memberId, name]);
  return {
    appVersion: version,
    callId: callId ?? '',
    kind: 'call' as const,
    room: stores.meeting.getState().code,
    startedAtMs: record?.startedAtMs ?? all[0]?.atMs ?? now(),
    exportedAtMs: now(),
    people: { ...record?.people, ...Object.fromEntries(here) } as Record<string, string>,
    figures: judgement?.call.call,
    outage: judgement?.outage,
    judgement,
    changes: callId === undefined ? [] : await archive.changes(callId),
    ticks: all,
  };
}
