import type { OfferedUpdate, UpdateProblem, UpdateState } from '../../domain/desktop/updates.ts';
import type { EpochMs } from '../../domain/time.ts';

/** What happened on the way to a newer version. */
export type UpdateEvent =
  | { readonly kind: 'asked' }
  | { readonly kind: 'answered'; readonly offered: OfferedUpdate | null; readonly nowMs: EpochMs }
  | { readonly kind: 'fetching'; readonly progress: number }
  /** A meeting came between; it is fetched later. */
  | { readonly kind: 'postponed' }
  | { readonly kind: 'fetched' }
  | { readonly kind: 'installing' }
  | { readonly kind: 'failed'; readonly problem: UpdateProblem };

/** What decides about the next step. */
export interface UpdateSituation {
  readonly isInMeeting: boolean;
  /** The person, or the administrator, lets it happen by itself. */
  readonly isAutomatic: boolean;
  /** A version that could not start here. */
  readonly refused: string | null;
}

const HOUR_MS = 3_600_000;
const FIRST_CHECK_MS = 20_000;
const CHECK_EVERY_MS = 6 * HOUR_MS;
const FIRST_RETRY_MS = 15 * 60_000;
const LONGEST_NOTES = 20_000;

/** A program that has not looked yet. */
export function firstUpdateState(
  facts: Pick<UpdateState, 'current' | 'isPossible' | 'previous'>,
): UpdateState {
  return { ...facts, step: 'idle', offered: null, progress: null, problem: null, checkedMs: null };
}

/** The state after an event. Nothing leads back from a version that is being installed but its failure. */
export function nextUpdateState(state: UpdateState, event: UpdateEvent): UpdateState {
  const calm = { ...state, progress: null, problem: null };
  if (state.step === 'installing' && event.kind !== 'failed') return state;
  switch (event.kind) {
    case 'asked':
      return { ...calm, step: 'checking' };
    case 'answered': {
      const { offered, nowMs } = event;
      return { ...calm, step: offered ? 'available' : 'idle', offered, checkedMs: nowMs };
    }
    case 'fetching':
      return { ...calm, step: 'downloading', progress: event.progress };
    case 'postponed':
      return { ...calm, step: 'available' };
    case 'fetched':
      return { ...calm, step: 'ready' };
    case 'installing':
      return { ...calm, step: 'installing' };
    case 'failed':
      return { ...calm, step: 'failed', problem: event.problem };
  }
}

/**
 * What may be done now.
 * 1. Nothing in a meeting: it needs the line, and an installer would end it.
 * 2. A version is fetched by itself when that is allowed and it is not one that could not start here before.
 */
export function mayFetch(state: UpdateState, situation: UpdateSituation): boolean {
  const { isInMeeting, isAutomatic, refused } = situation;
  const isNew = state.offered !== null && state.offered.version !== refused;
  return state.step === 'available' && !isInMeeting && isAutomatic && isNew;
}

/** When to look next, in milliseconds from now: soon after the start, then four times a day; failures wait longer. */
export function nextCheckDelay(failures: number, hasChecked: boolean): number {
  if (failures > 0) return Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), CHECK_EVERY_MS);
  return hasChecked ? CHECK_EVERY_MS : FIRST_CHECK_MS;
}

/** What is wrong, by the error of the updater. */
export function updateProblem(error: unknown): UpdateProblem {
  const { code = '', message = '' } = (error ?? {}) as { code?: unknown; message?: unknown };
  const text = `${String(code)} ${String(message)}`;
  if (/CHECKSUM_MISMATCH|INVALID_SIGNATURE|NO_CHECKSUM|INVALID_UPDATE_INFO/.test(text)) {
    return 'damaged';
  }
  if (/\b(ENOSPC|EACCES|EPERM|EROFS|EDQUOT)\b/.test(text)) return 'disk';
  if (/net::ERR_|ENOTFOUND|ECONN|ETIMEDOUT|EAI_|HTTP_ERROR|CHANNEL_FILE_NOT_FOUND/.test(text)) {
    return 'unreachable';
  }
  return 'other';
}

/** True when version `a` came before `b`; both as `1.2.3`, what follows the numbers is not looked at. */
export function isOlder(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split(/[.+-]/, 3).map(Number));
  const differing = left?.findIndex((number, index) => number !== right?.[index]) ?? -1;
  return differing >= 0 && Number(left?.[differing]) < Number(right?.[differing]);
}

/** The notes of a feed as plain text; they may be written in HTML, which is never shown as such. */
export function plainNotes(notes: unknown): string {
  const texts = Array.isArray(notes) ? notes.map((one: { note?: unknown }) => one.note) : [notes];
  return texts
    .filter((text) => typeof text === 'string')
    .join('\n\n')
    .slice(0, 2 * LONGEST_NOTES)
    .replaceAll(/<(br|\/p|\/li|\/h\d|\/ul|\/ol)\s*\/?>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(lt|gt|amp|quot|#39);/g, (_all, name: string) => ENTITIES[name] ?? '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, LONGEST_NOTES);
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  '#39': "'",
};
