import type { EpochMs } from '../time.ts';
import { dateAt, type ContractDate } from './contractDate.ts';
import type { EditionHead } from './edition.ts';
import { DIGEST_FIGURES, type ContractFigures } from './figures.ts';

/**
 * The version that holds on a day: of the official ones that have begun, the one that began last, and of two that began on
 * the same day the one that comes later in the list. `undefined` when none has begun; then the digest stands in.
 */
export function officialOn<E extends Pick<EditionHead, 'kind' | 'holdsFrom'>>(
  editions: readonly E[],
  date: ContractDate,
): E | undefined {
  let found: E | undefined;
  for (const edition of editions) {
    const { kind, holdsFrom } = edition;
    if (kind !== 'official' || holdsFrom === undefined || holdsFrom > date) continue;
    if (holdsFrom >= (found?.holdsFrom ?? '')) found = edition;
  }
  return found;
}

/** The figures by which what happened at a moment is judged. */
export function figuresAt(
  editions: readonly Pick<EditionHead, 'kind' | 'holdsFrom' | 'figures'>[],
  atMs: EpochMs,
): ContractFigures {
  return officialOn(editions, dateAt(atMs))?.figures ?? DIGEST_FIGURES;
}
