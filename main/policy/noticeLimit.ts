import type { ShellNotice } from '../../domain/desktop/shellNotice.ts';
import type { EpochMs } from '../../domain/time.ts';

const SAME_KIND_MS = 10_000;
const WINDOW_MS = 60_000;
const WINDOW_MAX = 5;

/** Whether a notice may be shown now; remembers those that were. */
export type NoticeLimit = (kind: ShellNotice['kind'], nowMs: EpochMs) => boolean;

/**
 * Keeps notices from becoming a nuisance, whatever makes them.
 * 1. Of one kind not more than one in 10 s.
 * 2. Of all kinds together not more than 5 in a minute.
 */
export function createNoticeLimit(): NoticeLimit {
  let shown: readonly { readonly kind: ShellNotice['kind']; readonly atMs: EpochMs }[] = [];
  return (kind, nowMs) => {
    shown = shown.filter(({ atMs }) => Math.abs(nowMs - atMs) < WINDOW_MS);
    const isRepeated = shown.some(
      (one) => one.kind === kind && Math.abs(nowMs - one.atMs) < SAME_KIND_MS,
    );
    if (isRepeated || shown.length >= WINDOW_MAX) return false;
    shown = [...shown, { kind, atMs: nowMs }];
    return true;
  };
}
