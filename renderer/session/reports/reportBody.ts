import type { z } from 'zod';
import { fault } from '../../../domain/fault.ts';
import { reportViewSchema, fileReportBodySchema } from '../../../service/protocol/index.ts';
import type { KnownService, Parcel } from '../../storage/reports/parcel.ts';
import type { MyReport } from './port.ts';

/** What is filed, as it is kept until then: the moment of sending is not known before. */
export const reportBodySchema = fileReportBodySchema.omit({ sentAtMs: true });
export type ReportBody = z.infer<typeof reportBodySchema>;

/** A kept report as the interface shows it; `undefined` for what is none, or does not parse. */
export function toMyReport(
  parcel: Parcel,
  service: KnownService | undefined,
  isSending: boolean,
): MyReport | undefined {
  const { key, origin, filedAtMs, what, bundle, sentBytes, isSent, refused } = parcel;
  if (what.kind !== 'report') return undefined;
  const body = reportBodySchema.safeParse(what.body);
  if (!body.success) return undefined;
  const { occurredAtMs, category, level, words, contact } = body.data;
  return {
    key,
    origin,
    delivery: isSent ? 'sent' : isSending ? 'sending' : 'waiting',
    ...(refused && { refused: fault(refused) }),
    filedAtMs,
    occurredAtMs,
    category,
    level,
    words,
    contact,
    bundle: bundle && { bytes: bundle.size, sentBytes },
    view: reportViewSchema.safeParse(what.view).data,
    clockOffsetMs: service?.clock?.offsetMs,
  };
}
