import { alertTick, quietAlert, startAlerts } from '../../domain/quality/showing/alerts.ts';
import { followBreaches } from '../../domain/quality/showing/breaches.ts';
import type { Clock } from '../platform/clock.ts';
import { undoOn } from './listeners.ts';
import type { Notices } from './notices.ts';
import type { QualityState } from './state.ts';
import type { Stores } from './stores.ts';

/** How long a card stands; afterwards the marks on the tiles and the panel say what is still wrong. */
const SHOWN_MS = 20_000;

/** What following needs. */
export interface QualityNoticesDeps {
  readonly stores: Pick<Stores, 'quality' | 'notices'>;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Says what is wrong with the call, once for each cause, and keeps the spans of breaches, until the signal aborts. */
export function followQuality({ stores, notices, clock, signal }: QualityNoticesDeps): void {
  let alerts = startAlerts();
  /** Cause of the card that stands. */
  let shown: string | undefined;
  let undoTimer: (() => void) | undefined;

  const cardOf = (cause: string) =>
    stores.notices.getState().notices.find(({ alert }) => alert?.cause === cause);

  function putAway() {
    const card = shown === undefined ? undefined : cardOf(shown);
    shown = undefined;
    undoTimer?.();
    if (card) notices.dismiss(card.id);
  }

  function follow(quality: QualityState, before: QualityState) {
    const { judgement, side, breaches } = quality;
    if (!judgement || judgement === before.judgement) return;
    const last = alerts.alert?.cause;
    alerts = alertTick(alerts, judgement, side);
    const { alert, news } = alerts;
    if (news.length > 0) notices.add({ kind: 'verdicts', news });
    if (alert?.cause !== last) {
      putAway();
      if (alert) {
        shown = alert.cause;
        notices.add({ kind: 'quality', alert });
        undoTimer = clock.after(SHOWN_MS, putAway);
      }
    }
    const spans = followBreaches(breaches, judgement);
    if (spans !== breaches) stores.quality.setState({ breaches: spans });
  }

  /** A card that is gone and was not put away here was put away by the person. */
  function notePutAway() {
    if (shown === undefined || cardOf(shown)) return;
    alerts = quietAlert(alerts, shown);
    shown = undefined;
    undoTimer?.();
  }

  undoOn(signal, stores.quality.subscribe(follow));
  undoOn(signal, stores.notices.subscribe(notePutAway));
  undoOn(signal, putAway);
}
