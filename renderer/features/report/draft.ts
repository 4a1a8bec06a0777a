import type { KeptReport, ReportDraft } from '../../commands/index.ts';
import type { EvidencePartId, Filing, PreparedReport } from '../../session/reports/port.ts';

/** A draft in which everything is as proposed, but for what was decided of one that was never sent: all evidence goes along. */
export function proposedDraft(prepared: PreparedReport, kept?: KeptReport): ReportDraft {
  const filing: Filing = {
    category: kept?.category ?? prepared.category,
    level: kept?.level ?? prepared.level,
    words: kept?.words ?? '',
    contact: kept?.contact ?? '',
    parts: prepared.parts.map(({ id }) => id).filter((id) => !kept?.leftOut.includes(id)),
    incidentId: undefined,
  };
  return { prepared, filing, isTouched: kept !== undefined };
}

/** The draft after the person has decided something. */
export function changed(draft: ReportDraft, change: Partial<Filing>): ReportDraft {
  return { ...draft, filing: { ...draft.filing, ...change }, isTouched: true };
}

/** The draft after a part was ticked or unticked; parts stay in the order in which they are listed. */
export function withPart(draft: ReportDraft, id: EvidencePartId, isSent: boolean): ReportDraft {
  const { parts } = draft.filing;
  const wanted = new Set(isSent ? [...parts, id] : parts.filter((other) => other !== id));
  const all = draft.prepared.parts.map((part) => part.id);
  return changed(draft, { parts: all.filter((other) => wanted.has(other)) });
}

/**
 * The draft over what was collected anew. What the person wrote or chose stays; what they left as proposed follows the new
 * proposal. A part they had left out stays out, and one that is new goes along.
 */
export function collectedAgain(draft: ReportDraft, prepared: PreparedReport): ReportDraft {
  const { filing, prepared: before } = draft;
  const had = new Set(before.parts.map(({ id }) => id));
  const sent = new Set(filing.parts);
  return {
    ...draft,
    prepared,
    filing: {
      ...filing,
      category: filing.category === before.category ? prepared.category : filing.category,
      level: filing.level === before.level ? prepared.level : filing.level,
      parts: prepared.parts.map(({ id }) => id).filter((id) => sent.has(id) || !had.has(id)),
    },
  };
}
