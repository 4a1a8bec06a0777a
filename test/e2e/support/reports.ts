import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportHappening } from '../../../domain/faults/report.ts';
import {
  deskIncidentsSchema,
  queueSchema,
  type DeclareBody,
  type FileReportBody,
  type IncidentReach,
  type QueueRow,
  type ReportView,
} from '../../../service/protocol/index.ts';
import type { ServiceProcess } from './service.ts';

/** A report that was filed over HTTP, and its reporter's way to it. */
export interface FiledReport {
  readonly key: string;
  /** As the service tells its reporter. */
  view(): Promise<ReportView>;
}

/** The key of the service desk, from where its administrator finds it. */
export async function deskKeyOf({ data }: Pick<ServiceProcess, 'data'>): Promise<string> {
  return (await readFile(join(data, 'desk-key.txt'), 'utf8')).trim();
}

/** The service desk, as a ticket system or another program would be it: by HTTP with the desk's key. */
export interface OutsideDesk {
  rows(): Promise<readonly QueueRow[]>;
  act(reportKey: string, happening: ReportHappening): Promise<void>;
  /** The signed evidence of a report. */
  evidence(reportKey: string): Promise<Buffer>;
  /** Declares an incident that was found now; answers its id. */
  declare(part: Pick<DeclareBody, 'title' | 'affects'>): Promise<string>;
  /** How far it has reached. */
  reach(incidentId: string): Promise<IncidentReach | undefined>;
}

/** Opens it. */
export async function openOutsideDesk(
  service: Pick<ServiceProcess, 'origin' | 'data'>,
): Promise<OutsideDesk> {
  const authorization = `Bearer ${await deskKeyOf(service)}`;
  const ask = async (path: string, method = 'GET', body?: object): Promise<Response> => {
    const response = await fetch(`${service.origin}/api${path}`, {
      method,
      headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  return {
    rows: async () => queueSchema.parse(await (await ask('/desk/reports?scope=all')).json()).rows,
    act: async (reportKey, happening) => {
      await ask(`/reports/${reportKey}/events`, 'POST', { eventId: randomUUID(), happening });
    },
    evidence: async (reportKey) =>
      Buffer.from(await (await ask(`/reports/${reportKey}/bundle`)).arrayBuffer()),
    declare: async (part) => {
      const incidentId = randomUUID();
      const body: DeclareBody = {
        kind: 'incident',
        text: '',
        detectedAtMs: Date.now(),
        startsAtMs: Date.now() - 60_000,
        endsAtMs: null,
        ...part,
      };
      await ask(`/desk/incidents/${incidentId}`, 'PUT', body);
      return incidentId;
    },
    reach: async (incidentId) => {
      const { incidents } = deskIncidentsSchema.parse(await (await ask('/desk/incidents')).json());
      return incidents.find(({ incident }) => incident.incidentId === incidentId)?.reach;
    },
  };
}

/** Files a report as another client does. Of a fault that occurred now, of level 3, unless told otherwise. */
export async function fileReport(
  service: ServiceProcess,
  part: Partial<FileReportBody> = {},
): Promise<FiledReport> {
  const key = randomBytes(16).toString('base64url');
  const authorization = `Bearer r.${randomBytes(32).toString('base64url')}`;
  const address = `${service.origin}/api/reports/${key}`;
  const body: FileReportBody = {
    category: 'audio',
    level: 3,
    proposedLevel: 3,
    occurredAtMs: Date.now(),
    sentAtMs: Date.now(),
    clockOffsetMs: 0,
    words: '',
    contact: '',
    room: null,
    incidentId: null,
    bundle: null,
    ...part,
  };
  const answer = await fetch(address, {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok)
    throw new Error(`the report was refused: ${answer.status} ${await answer.text()}`);
  return {
    key,
    view: async () => {
      const told = await fetch(address, { headers: { authorization } });
      return (await told.json()) as ReportView;
    },
  };
}
