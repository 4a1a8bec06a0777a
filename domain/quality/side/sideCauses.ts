import type { MemberId } from '../../ids.ts';
import type { LinkView } from './linkViews.ts';
import type { Overload } from './overload.ts';
import type { Direction, LinkStanding } from '../sample.ts';
import type { Side, SideReason } from '../sideFinding.ts';
import type { Scene, Trouble } from './sideScene.ts';

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

/**
 * This device: it is overloaded, and
 *  1. every picture of mine that is measured arrives poorly, with no far end that is overloaded itself; or
 *  2. every picture comes poorly to me, from people who all report that their own devices keep up.
 */
function ownDevice(scene: Scene): Cause | undefined {
  const { ownOverload, farOverload } = scene;
  if (!ownOverload || isHealthy(ownOverload)) return undefined;
  const seen = poorForAll(scene, 'sending');
  const come = ownOverload.isProcessor ? poorForAll(scene, 'receiving') : [];
  const isSound = ({ memberId }: Trouble) => farOverload.get(memberId)?.isProcessor !== true;
  const sent = seen.every(isSound) ? seen : [];
  const got = come.every(({ memberId }) => isHealthy(farOverload.get(memberId))) ? come : [];
  return {
    side: 'this-device',
    explains: [...sent, ...got],
    reasons: [
      ...ownOverload.reasons,
      ...inNumbers('picture-poor-for-all', sent),
      ...inNumbers('pictures-poor-from-all', got),
    ],
  };
}

/** The poor pictures of a direction over good networks, when no picture of that direction is better. */
function poorForAll({ links, troubles }: Scene, direction: Direction): readonly Trouble[] {
  const poor = troubles.filter((one) => one.kind === 'picture' && one.direction === direction);
  const measured = links.filter((link) => link[direction].picture.state !== 'unknown');
  return poor.length === measured.length ? poor : [];
}

function inNumbers(
  code: 'picture-poor-for-all' | 'pictures-poor-from-all',
  { length }: readonly Trouble[],
): readonly SideReason[] {
  return length > 0 ? [{ code, figures: { people: length, ofPeople: length } }] : [];
}

function isHealthy(overload: Overload | undefined): boolean {
  return overload !== undefined && !overload.isProcessor && !overload.isCamera;
}

/**
 * The far end's device, overloaded by its own report: its picture is poor over a good network, and mine is poor
 * there when its processor is the reason and my own device keeps up.
 */
function farDevice(scene: Scene, { memberId }: LinkView): Cause | undefined {
  const overload = scene.farOverload.get(memberId);
  if (!overload || isHealthy(overload)) return undefined;
  const isBoth = overload.isProcessor && isHealthy(scene.ownOverload);
  const explains = scene.troubles.filter(
    (trouble) =>
      trouble.memberId === memberId &&
      trouble.kind === 'picture' &&
      (trouble.direction === 'receiving' || isBoth),
  );
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
