import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportHappening } from '../../domain/faults/report.ts';
import { queueSchema, type FileReportBody } from '../../service/protocol/index.ts';
import { createOwnRoom, startTestService } from './meetingService.ts';
import {
  ask,
  jsonOf,
  makeBundle,
  newReporterKey,
  newReportKey,
  reportBody,
  sendBundle,
  viewOf,
  type Asked,
  type TestBundle,
} from './reporter.ts';

/** A service with one reporter and one report of theirs. */
export async function startFiled(changes: Partial<FileReportBody> = {}) {
  const service = await startTestService();
  const { origin, dataDir } = service;
  const [reporter, key] = [newReporterKey(), newReportKey()];
  const desk = readFileSync(join(dataDir, 'desk-key.txt'), 'utf8').trim();
  const call = (asked: Asked) => ask(origin, asked);
  const file = (filing: Partial<FileReportBody> = {}, as = reporter, under = key) =>
    call({ method: 'PUT', path: `/api/reports/${under}`, key: as, body: reportBody(filing) });
  const act = (as: string, happening: ReportHappening, eventId = newReportKey(), of = key) =>
    call({
      method: 'POST',
      path: `/api/reports/${of}/events`,
      key: as,
      body: { eventId, happening },
    });
  const read = (as: string | undefined, of = key) =>
    call({ path: `/api/reports/${of}`, ...(as === undefined ? {} : { key: as }) });
  const queue = async (scope = 'open') =>
    queueSchema.parse(jsonOf(await call({ path: `/api/desk/reports?scope=${scope}`, key: desk })))
      .rows;
  const first = await file(changes);
  return { ...service, call, reporter, key, desk, file, act, read, queue, first };
}

/** A service with a report that has announced this evidence. */
export async function startAnnounced(make: (reportKey: string) => TestBundle = makeBundle) {
  const service = await startTestService();
  const { origin, dataDir } = service;
  const [key, reportKey] = [newReporterKey(), newReportKey()];
  const bundle = make(reportKey);
  const room = await createOwnRoom(origin);
  const body = reportBody({ bundle: bundle.announced, room: room.code });
  const path = `/api/reports/${reportKey}`;
  const call = (asked: Partial<Asked> = {}) =>
    ask(origin, { key, path: `${path}/bundle`, ...asked });
  await call({ method: 'PUT', path, body });
  const patch = (offset: number | string, bytes: Uint8Array, as: Partial<Asked> = {}) =>
    call({ method: 'PATCH', body: bytes, headers: { 'upload-offset': String(offset) }, ...as });
  const offset = async (as: Partial<Asked> = {}) =>
    Number((await call({ method: 'HEAD', ...as })).headers['upload-offset']);
  const desk = readFileSync(join(dataDir, 'desk-key.txt'), 'utf8').trim();
  const host = `h.${room.code}.${room.ownerKey}`;
  const send = (zip = bundle.zip) => sendBundle({ origin, key, path: `${path}/bundle`, zip });
  const view = async () => viewOf(await call({ path }));
  return {
    ...service,
    key,
    reportKey,
    bundle,
    body,
    path,
    call,
    patch,
    offset,
    desk,
    host,
    send,
    view,
  };
}

/** Words added to a report. */
export const note = (text: string, isInternal = false): ReportHappening => ({
  type: 'noted',
  text,
  isInternal,
});
