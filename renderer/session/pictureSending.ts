import type { StoreApi } from 'zustand/vanilla';
import type { MemberId } from '../../domain/ids.ts';
import { isStrained, stepCap, UNCAPPED } from '../../domain/media/processorCap.ts';
import {
  FIRST_PLAN,
  planSending,
  rungFor,
  TOP_RUNG,
  type Asked,
  type PicturePlan,
} from '../../domain/media/sendLadder.ts';
import type { SendingView } from '../../domain/quality/measuring/sending.ts';
import type { DeviceSample } from '../../domain/quality/sample.ts';
import type { Conference } from '../rtc/conference.ts';
import { undoOn } from './listeners.ts';
import type { PeopleState } from './state.ts';

/** What sending pictures needs. */
export interface PictureSendingDeps {
  readonly stores: { readonly people: StoreApi<PeopleState> };
  readonly conference: Pick<Conference, 'setPicturePlan' | 'on'>;
  readonly signal: AbortSignal;
}

type Views = ReadonlyMap<MemberId, SendingView>;

/** How my camera's picture goes to everybody. */
export interface PictureSending {
  /** Somebody asks for a picture of so many lines; 0 for none. */
  asked(who: MemberId, lines: number): void;
  /**
   * Takes in how sending went in the last second. Answers the same views, in which what this client holds back itself is
   * told as its limitation: the encoder does not know of it.
   */
  took(views: Views, device: DeviceSample): Views;
}

/** Sends everybody what they ask for and this device and its uplink can do, until the signal aborts. */
export function sendPictures({ stores, conference, signal }: PictureSendingDeps): PictureSending {
  const asks = new Map<MemberId, Asked>();
  const plans = new Map<MemberId, PicturePlan>();
  let sourceLines: number | undefined;
  let processor = UNCAPPED;

  function plan() {
    const { members, links } = stores.people.getState();
    const connected = members.filter(({ memberId }) => links[memberId] === 'connected');
    const wishes = new Map(
      connected.map(({ memberId }) => [memberId, asks.get(memberId) ?? TOP_RUNG] as const),
    );
    for (const [who, next] of planSending(wishes, { sourceLines, cap: processor.cap })) {
      if (isSame(plans.get(who) ?? FIRST_PLAN, next)) continue;
      plans.set(who, next);
      conference.setPicturePlan(who, next);
    }
  }

  function takeIn(views: Views, device: DeviceSample) {
    const pictures = [...views.values()].map(({ media }) => media.video);
    const sources = pictures.map(linesOfSource).filter((lines) => lines !== undefined);
    sourceLines = sources[0] ?? sourceLines;
    const limitations = pictures.flatMap(({ limitation }) => limitation ?? []);
    const sent = [...views.keys()].map((who) => (plans.get(who) ?? FIRST_PLAN).lines);
    const largest = sent.reduce((most, lines) => (lines > most ? lines : most), 0 as Asked);
    processor = stepCap(processor, isStrained(device, limitations), largest);
  }

  const undos = [
    // A new life of a person has not asked for anything.
    conference.on('link', (who, state) => {
      if (state !== 'connecting') return;
      asks.delete(who);
      plans.delete(who);
    }),
    stores.people.subscribe((now, before) => {
      if (now.members !== before.members || now.links !== before.links) plan();
    }),
  ];
  undoOn(signal, () => undos.forEach((undo) => undo()));
  return {
    asked: (who, lines) => {
      const next = rungFor(lines);
      if (asks.get(who) === next) return;
      asks.set(who, next);
      plan();
    },
    took: (views, device) => {
      takeIn(views, device);
      plan();
      return new Map(
        [...views].map(([who, view]) => [who, withLimit(view, plans.get(who)?.heldBackBy)]),
      );
    },
  };
}

function linesOfSource({
  sourceWidth,
  sourceHeight,
}: SendingView['media']['video']): number | undefined {
  if (sourceWidth === undefined || sourceHeight === undefined) return sourceHeight;
  return Math.min(sourceWidth, sourceHeight);
}

function withLimit(view: SendingView, heldBackBy: PicturePlan['heldBackBy']): SendingView {
  const { video } = view.media;
  const isTold = video.limitation === 'cpu' || video.limitation === 'bandwidth';
  if (heldBackBy === undefined || isTold) return view;
  return { ...view, media: { ...view.media, video: { ...video, limitation: heldBackBy } } };
}

function isSame(one: PicturePlan, other: PicturePlan): boolean {
  return (
    one.lines === other.lines &&
    one.scaleDownBy === other.scaleDownBy &&
    one.maxBitrate === other.maxBitrate &&
    one.heldBackBy === other.heldBackBy
  );
}
