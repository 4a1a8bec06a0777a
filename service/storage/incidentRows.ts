import type { Kysely } from 'kysely';
import type { IncidentEvent } from '../../domain/incidents/incident.ts';
import type { IncidentStore } from '../incidents/incidentStore.ts';
import { incidentEventSchema } from '../incidents/incidentStore.ts';
import type { Tables } from './tables.ts';

/** SQLite takes 32 766 values in one statement; a row has four at most. */
const ROWS_AT_ONCE = 5_000;

/** Incidents in SQLite. */
export function incidentStore(database: Kysely<Tables>): IncidentStore {
  return { ...logs(database), ...receipts(database) };
}

function logs(database: Kysely<Tables>): Pick<IncidentStore, 'load' | 'add'> {
  return {
    async load() {
      const rows = await database
        .selectFrom('incident_events')
        .select(['incident_id', 'event'])
        .orderBy('incident_id')
        .orderBy('revision')
        .execute();
      const found = new Map<string, IncidentEvent[]>();
      for (const { incident_id: incidentId, event } of rows) {
        const log = found.get(incidentId) ?? [];
        log.push(incidentEventSchema.parse(JSON.parse(event)));
        found.set(incidentId, log);
      }
      return found;
    },
    async add({ incidentId, revision, event, online = [] }) {
      await database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('incident_events')
          .values({
            incident_id: incidentId,
            revision,
            event_id: event.eventId,
            event: JSON.stringify(event),
          })
          .execute();
        const rows = [...online].map((clientId) => ({
          incident_id: incidentId,
          client_id: clientId,
        }));
        for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
          await transaction
            .insertInto('incident_audience')
            .values(rows.slice(at, at + ROWS_AT_ONCE))
            .execute();
      });
    },
  };
}

function receipts(database: Kysely<Tables>): Pick<IncidentStore, 'addReceipts' | 'told'> {
  return {
    async addReceipts(shown) {
      const rows = shown.map(({ incidentId, clientId, revision, atMs }) => ({
        incident_id: incidentId,
        client_id: clientId,
        revision,
        at_ms: atMs,
      }));
      await database.transaction().execute(async (transaction) => {
        for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
          await transaction
            .insertInto('incident_receipts')
            .values(rows.slice(at, at + ROWS_AT_ONCE))
            .onConflict((conflict) => conflict.doNothing())
            .execute();
      });
    },
    async told(incidentId) {
      const audience = await database
        .selectFrom('incident_audience')
        .select('client_id')
        .where('incident_id', '=', incidentId)
        .execute();
      const said = await database
        .selectFrom('incident_receipts')
        .select(['client_id as clientId', 'at_ms as atMs'])
        .where('incident_id', '=', incidentId)
        .execute();
      return { online: new Set(audience.map(({ client_id: id }) => id)), receipts: said };
    },
  };
}
