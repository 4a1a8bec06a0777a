import type { Kysely } from 'kysely';
import type { BundleStore } from '../reports/bundleStore.ts';
import { toBundle } from './reportRows.ts';
import { addEvent, find } from './reportStore.ts';
import type { Tables } from './tables.ts';

/** What is known of bundles, in the database. */
export function bundleStore(database: Kysely<Tables>): BundleStore {
  return {
    announceView: (reportNumber, { bundle, viewId, name, clockOffsetMs }, most) =>
      database.transaction().execute(async (transaction) => {
        const rows = await transaction
          .selectFrom('report_bundles')
          .selectAll()
          .where('report_number', '=', reportNumber)
          .where('view_id', '!=', '')
          .execute();
        const kept = rows.find((row) => row.view_id === viewId);
        if (kept) return toBundle(kept);
        if (rows.length >= most) return undefined;
        const own = { report_number: reportNumber, view_id: viewId, name };
        const made = await transaction
          .insertInto('report_bundles')
          .values({ ...own, clock_offset_ms: clockOffsetMs, ...bundle, receipt: null })
          .returningAll()
          .executeTakeFirstOrThrow();
        return toBundle(made);
      }),
    sign: (bundleId, receipt, event) =>
      database.transaction().execute(async (transaction) => {
        const signed = await transaction
          .updateTable('report_bundles')
          .set({ receipt: JSON.stringify(receipt) })
          .where('bundle_id', '=', bundleId)
          .where('receipt', 'is', null)
          .executeTakeFirst();
        if (signed.numUpdatedRows === 0n) return false;
        const report = await find(transaction, receipt.reportNumber);
        if (!report) throw new Error('a bundle without its report');
        await addEvent(transaction, report, event);
        return true;
      }),
  };
}
