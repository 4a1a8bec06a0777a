import { z } from 'zod';
import { FAULT_LEVELS } from '../../domain/faults/level.ts';
import {
  REPORT_CATEGORIES,
  REPORT_CONTACT_MAX,
  REPORT_WORDS_MAX,
} from '../../domain/faults/report.ts';
import type { KeptReport, ReportDraft, ViewStore } from '../commands/index.ts';
import type { KeyValueStore } from '../platform/platform.ts';

const KEY = 'report-draft';

const keptSchema = z.object({
  words: z.string().max(REPORT_WORDS_MAX),
  contact: z.string().max(REPORT_CONTACT_MAX),
  category: z.enum(REPORT_CATEGORIES).optional(),
  level: z.literal(FAULT_LEVELS).optional(),
  leftOut: z.array(z.string()),
});

/**
 * Keeps on this device what a person has written and chosen of a report, until it is sent: a crash or a reload loses none of
 * it. What was measured is not kept; it is collected anew. Returns its own undo.
 */
export function keepReportDraft(view: ViewStore, store: KeyValueStore): () => void {
  view.setState({ keptReport: read(store) });
  return view.subscribe(({ reportDraft }, before) => {
    if (reportDraft === before.reportDraft) return;
    if (reportDraft?.isTouched) store.write(KEY, JSON.stringify(decided(reportDraft)));
    // A draft in which nothing was decided goes with its form, which says nothing of an earlier one.
    if (reportDraft === undefined && before.reportDraft?.isTouched) {
      store.remove(KEY);
      view.setState({ keptReport: undefined });
    }
  });
}

function decided({ filing, prepared }: ReportDraft): KeptReport {
  const { words, contact, category, level, parts } = filing;
  return {
    words,
    contact,
    leftOut: prepared.parts.map(({ id }) => id).filter((id) => !parts.includes(id)),
    ...(category !== prepared.category && { category }),
    ...(level !== prepared.level && { level }),
  };
}

function read(store: KeyValueStore): KeptReport | undefined {
  const text = store.read(KEY);
  if (text === undefined) return undefined;
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
