import type { MemberId } from '../../domain/ids.ts';
import type { FarReport } from '../../domain/quality/measuring/farReport.ts';
import { farReportWriter } from '../../renderer/session/farReportText.ts';

/** The text of a report, as its teller writes it. */
export function farReportText({ atMs, device, otherLinks, ...own }: FarReport): string {
  const links = new Map(otherLinks.map((link, index) => [`other-${index}` as MemberId, link]));
  return farReportWriter({ atMs, device, links })('told' as MemberId, own);
}
