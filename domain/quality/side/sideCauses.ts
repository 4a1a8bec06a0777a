import type { MemberId } from '../../ids.ts';
import type { LinkView } from './linkViews.ts';
import type { Overload } from './overload.ts';
import type { Direction, LinkStanding } from '../sample.ts';
import type { Side, SideReason } from '../sideFinding.ts';
import type { MediaTrouble, Scene, Trouble } from './sideScene.ts';

/** A side that explains some of the troubles, with what was measured. */
export interface Cause {
  readonly side: Side;
  readonly memberId?: MemberId;
  readonly explains: readonly Trouble[];
  readonly reasons: readonly SideReason[];
}

/**
 * The causes that the measurements speak for, at most one for each side and person. Each explains at least one
 * trouble and has a reason.
 */
export function findCauses(scene: Scene): readonly Cause[] {
  const network = scene.troubles.filter(({ kind }) => kind === 'network');
  const troubled = new Set(scene.troubles.map(({ memberId }) => memberId));
  const causes = [
    ownDevice(scene),
    ...scene.links
      .filter(({ memberId }) => troubled.has(memberId))
      .map((link) => joined(farDevice(scene, link), farNetwork(scene, link, network))),
    ...(network.length > 0 ? [ownNetwork(scene, network), service(scene, network)] : []),
  ];
  return causes.flatMap((cause) => (cause && cause.explains.length > 0 ? [cause] : []));
}

/** An overloaded device can make its own network look bad as well: together they are still one far end. */
function joined(a: Cause | undefined, b: Cause | undefined): Cause | undefined {
  if (!a || !b) return a ?? b;
  return {
    ...a,
    explains: [...a.explains, ...b.explains],
    reasons: [...a.reasons, ...b.reasons],
  };
}

const MEDIA = ['picture', 'sound'] as const;

/**
 * This device: it is overloaded, and
 *  1. every picture (or sound) of mine that is measured arrives poorly, with no far end that is overloaded itself; or
 *  2. every picture (or sound) comes poorly to me, from people who all report that their own devices keep up. When mine
 *     arrive poorly as well, it need not be every one.
 */
function ownDevice(scene: Scene): Cause | undefined {
  const { ownOverload, farOverload } = scene;
  if (!ownOverload || isHealthy(ownOverload)) return undefined;
  const sent = MEDIA.flatMap((kind) => {
    const seen = isCauseOf(ownOverload, kind) ? poorForAll(scene, 'sending', kind) : [];
    return seen.every((one) => farOverload.get(one.memberId)?.isProcessor !== true) ? seen : [];
  });
  const got = MEDIA.flatMap((kind) => {
    if (!ownOverload.isProcessor) return [];
    const come =
      sent.length > 0 ? poor(scene, 'receiving', kind) : poorForAll(scene, 'receiving', kind);
    return come.every(({ memberId }) => isHealthy(farOverload.get(memberId))) ? come : [];
  });
  return {
    side: 'this-device',
    explains: [...sent, ...got],
    reasons: [
      ...ownOverload.reasons,
      ...MEDIA.flatMap((kind) =>
        counted(`${kind}-poor-for-all`, of(sent, kind), measured(scene, 'sending', kind)),
      ),
      ...MEDIA.flatMap((kind) =>
        counted(`${kind}s-poor-from-all`, of(got, kind), measured(scene, 'receiving', kind)),
      ),
    ],
  };
}

/** Whether an overload makes this kind of media poor for others. */
function isCauseOf(overload: Overload, kind: MediaTrouble): boolean {
  return overload.isProcessor || (kind === 'picture' ? overload.isCamera : overload.isMicrophone);
}

function poor({ troubles }: Scene, direction: Direction, kind: MediaTrouble): readonly Trouble[] {
  return troubles.filter((one) => one.kind === kind && one.direction === direction);
}

/** What is poor of a kind in a direction over good networks, when nothing of it is better. */
function poorForAll(scene: Scene, direction: Direction, kind: MediaTrouble): readonly Trouble[] {
  const found = poor(scene, direction, kind);
  return found.length === measured(scene, direction, kind) ? found : [];
}

function of(troubles: readonly Trouble[], kind: MediaTrouble): number {
  return troubles.filter((one) => one.kind === kind).length;
}

function counted(
  code: `${MediaTrouble}-poor-for-all` | `${MediaTrouble}s-poor-from-all`,
  people: number,
  ofPeople: number,
): readonly SideReason[] {
  return people > 0 ? [{ code, figures: { people, ofPeople } }] : [];
}

/** Of how many people it can be told. */
function measured({ links }: Scene, direction: Direction, kind: MediaTrouble): number {
  return links.filter((link) => link[direction][kind].state !== 'unknown').length;
}
function isHealthy(overload: Overload | undefined): boolean {
  return (
    overload !== undefined && !overload.isProcessor && !overload.isCamera && !overload.isMicrophone
  );
}

/**
 * The far end's device, overloaded by its own report: its picture or sound is poor over a good network, and mine is poor
 * there when its processor is the reason and my own device keeps up.
 */
function farDevice(scene: Scene, { memberId }: LinkView): Cause | undefined {
  const overload = scene.farOverload.get(memberId);
  if (!overload || isHealthy(overload)) return undefined;
  const isBoth = overload.isProcessor && isHealthy(scene.ownOverload);
  const explains = scene.troubles.filter(({ memberId: whose, kind, direction }) => {
    if (whose !== memberId || kind === 'network') return false;
    return direction === 'receiving' ? isCauseOf(overload, kind) : isBoth;
  });
  if (explains.length === 0) return undefined;
  return { side: 'far-end', memberId, explains, reasons: overload.reasons };
}

/**
 * The far end's network: all its other connections that can be told are impaired too, while mine to others are
 * fine. One of its impaired ones must be without a relay, or it could be the relay.
 */
function farNetwork(scene: Scene, link: LinkView, network: readonly Trouble[]): Cause | undefined {
  const { memberId, standing } = link;
  const explains = network.filter((trouble) => trouble.memberId === memberId);
  if (explains.length === 0) return undefined;
  const theirs = known(scene.farLinks.get(memberId) ?? []);
  const impaired = theirs.filter(isImpaired);
  const mine = scene.links.filter((other) => other.memberId !== memberId);
  const fine = mine.filter((other) => isFarAndFine(other.standing));
  const isDirect = [standing, ...impaired].some(({ isRelayed }) => isRelayed === false);
  const isTheirs = impaired.length > 0 && impaired.length === theirs.length && isDirect;
  const isMine = fine.length === 0 || mine.some((other) => isImpaired(other.standing));
  if (!isTheirs || isMine) return undefined;
  return {
    side: 'far-end',
    memberId,
    explains,
    reasons: [
      ...explains.flatMap(({ reasons }) => reasons),
      {
        code: 'far-links-impaired',
        figures: { links: impaired.length, ofLinks: theirs.length },
        memberId,
      },
      { code: 'my-others-fine', figures: { people: fine.length, ofPeople: mine.length } },
    ],
  };
}

/**
 * This network: two people at least who do not share a network are impaired, nobody is fine in the same
 * direction, and those of them who can tell say that their other connections are fine. One of the impaired
 * connections must be without a relay, or it could be the relay. An overloaded device would look the same.
 */
function ownNetwork(scene: Scene, network: readonly Trouble[]): Cause | undefined {
  const { links, farLinks, ownOverload } = scene;
  const bad = links.filter(({ memberId }) => network.some((one) => one.memberId === memberId));
  const apart = bad.filter(({ memberId }) => !hasNear(farLinks.get(memberId)));
  const directions = new Set(network.map(({ direction }) => direction));
  const isFine = (link: LinkView) =>
    link.standing.isNear !== true &&
    [...directions].every((direction) => link[direction].network === 'fine');
  const said = bad.map(({ memberId }) => known(farLinks.get(memberId) ?? []));
  const well = said.filter((theirs) => theirs.some(isFarAndFine));
  const isShared =
    apart.length >= 2 && !links.some(isFine) && bad.some((one) => one.standing.isRelayed === false);
  const isElsewhere = well.length > 0 && !said.flat().some(isImpaired);
  if (!isShared || !isElsewhere || ownOverload?.isProcessor === true) return undefined;
  return {
    side: 'this-network',
    explains: network,
    reasons: [
      { code: 'links-impaired', figures: { people: bad.length, ofPeople: links.length } },
      {
        code: 'others-fine-elsewhere',
        figures: { people: well.length, links: well.flat().filter(isFarAndFine).length },
      },
    ],
  };
}

/**
 * The service: every connection that is impaired goes through the relay, none through it is fine, mine without
 * it are fine, and those affected report no impaired one without it. They are two at least who do not share a
 * network, or one who says that its own connections without the relay are fine.
 */
function service({ links, farLinks }: Scene, network: readonly Trouble[]): Cause | undefined {
  const bad = links.filter(({ memberId }) => network.some((one) => one.memberId === memberId));
  const relayed = links.filter(({ standing }) => standing.isRelayed === true);
  const direct = links.filter(({ standing }) => standing.isRelayed === false);
  const directFine = direct.filter(({ standing }) => isFarAndFine(standing));
  const theirs = bad.flatMap(({ memberId }) => farLinks.get(memberId) ?? []);
  const theirDirect = theirs.filter(({ isRelayed }) => isRelayed !== true);
  const theirFine = theirDirect.filter((one) => one.isRelayed === false && isFarAndFine(one));
  const apart = bad.filter(({ memberId }) => !hasNear(farLinks.get(memberId)));
  const isRelay =
    bad.length > 0 &&
    bad.every(({ standing }) => standing.isRelayed === true) &&
    !relayed.some(({ standing }) => standing.state === 'fine') &&
    directFine.length > 0 &&
    !theirDirect.some(isImpaired);
  if (!isRelay || (apart.length < 2 && theirFine.length === 0)) return undefined;
  return {
    side: 'service',
    explains: network,
    reasons: [
      { code: 'relayed-impaired', figures: { people: bad.length, ofPeople: relayed.length } },
      { code: 'direct-fine', figures: { people: directFine.length, ofPeople: direct.length } },
      ...(theirFine.length > 0
        ? [{ code: 'far-direct-fine' as const, figures: { links: theirFine.length } }]
        : []),
    ],
  };
}

function known(links: readonly LinkStanding[]): readonly LinkStanding[] {
  return links.filter(({ state }) => state !== 'unknown');
}

function isImpaired({ state }: LinkStanding): boolean {
  return state === 'impaired';
}

/** Fine, and not inside one network, where it would prove nothing of the way out. */
function isFarAndFine({ state, isNear }: LinkStanding): boolean {
  return state === 'fine' && isNear === false;
}

function hasNear(links: readonly LinkStanding[] | undefined): boolean {
  return links?.some(({ isNear }) => isNear === true) ?? false;
}
