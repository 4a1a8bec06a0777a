import type { StoreApi } from 'zustand/vanilla';
import type { MemberId } from '../../domain/ids.ts';
import { askFor, type Asked } from '../../domain/media/sendLadder.ts';
import type { Clock } from '../platform/clock.ts';
import type { Conference } from '../rtc/conference.ts';
import { askText } from './farReportText.ts';
import { undoOn } from './listeners.ts';
import type { PeopleState, ShownState } from './state.ts';

/** Less is asked for only when less has been shown for so long: pages are turned and turned back. */
const FALL_AFTER_MS = 1_000;

/** What asking needs. */
export interface PictureAsksDeps {
  readonly stores: {
    readonly people: StoreApi<PeopleState>;
    readonly shown: StoreApi<ShownState>;
  };
  readonly conference: Pick<Conference, 'tell'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** What this client asks of the others' pictures. */
export type AskedOf = (who: MemberId) => Asked | undefined;

/**
 * Asks everybody for as much of their picture as is shown, until the signal aborts: for more at once, for less after a
 * second. Answers what a person was asked for; `undefined` while nothing was.
 */
export function askForPictures({ stores, conference, clock, signal }: PictureAsksDeps): AskedOf {
  const asked = new Map<MemberId, Asked>();
  const falls = new Map<MemberId, () => void>();

  function wish(who: MemberId): Asked | undefined {
    const lines = stores.shown.getState()[who];
    return lines === undefined ? undefined : askFor(lines, stores.people.getState().members.length);
  }

  function look(who: MemberId) {
    const now = asked.get(who);
    const next = wish(who);
    const falling = falls.get(who);
    if (next === undefined || next === now || next > (now ?? next)) {
      falling?.();
      falls.delete(who);
    }
    if (next === undefined || next === now) return;
    if (now === undefined || next > now) ask(who, next);
    else if (!falls.has(who))
      falls.set(
        who,
        clock.after(FALL_AFTER_MS, () => fall(who)),
      );
  }

  function fall(who: MemberId) {
    falls.delete(who);
    const next = wish(who);
    if (next !== undefined) ask(who, next);
  }

  function ask(who: MemberId, next: Asked) {
    asked.set(who, next);
    conference.tell(who, askText(next));
  }

  function lookAtAll() {
    const { members } = stores.people.getState();
    for (const who of asked.keys()) {
      if (members.some(({ memberId }) => memberId === who)) continue;
      asked.delete(who);
      falls.get(who)?.();
      falls.delete(who);
    }
    for (const { memberId } of members) look(memberId);
  }

  const undos = [
    stores.shown.subscribe(lookAtAll),
    stores.people.subscribe((now, before) => {
      if (now.members !== before.members) lookAtAll();
    }),
  ];
  undoOn(signal, () => {
    for (const undo of undos) undo();
    for (const undo of falls.values()) undo();
  });
  lookAtAll();
  return (who) => asked.get(who);
}
