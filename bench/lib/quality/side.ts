import { setTimeout as wait } from 'node:timers/promises';
import type { Person } from '../../../test/e2e/support/person.ts';
import { UNIMPAIRED } from '../../../test/network/link/link.ts';
import type { Network } from '../../../test/network/support/network.ts';
import { openQualityPanel } from '../../../test/network/support/panel.ts';
import { throttle } from '../../../test/network/support/throttle.ts';

/** Places of the people, and of the TURN server. */
export const SIDE_PLACES = ['a', 'b', 'c', 'turn'] as const;
type Name = 'Anna' | 'Bo' | 'Cy';

/** What the panel may say, by how its sentence begins. */
const SAYINGS = {
  'this-device': /^It is this device/,
  'this-network': /^It is your network/,
  service: /^It is the meeting service/,
  'far-end': /^It is (.+)’s side/,
  unclear: /^Not clear yet/,
  well: /^Nothing is wrong/,
} as const;
type Saying = keyof typeof SAYINGS;
/** A saying, with the name when it is about a far end. */
type Answer = Exclude<Saying, 'far-end'> | `far-end ${Name}`;

/** A cause that is put into a call of Anna (`a`), Bo (`b`) and Cy (`c`), and who should find it where. */
export interface SideCase {
  readonly id: string;
  readonly answers: Readonly<Partial<Record<Name, Answer>>>;
  /** Puts the cause in and returns its own undo. */
  readonly inject: (network: Network) => Promise<() => void>;
  /** Anna and Bo reach each other only by the TURN server. */
  readonly isRelayed?: boolean;
}

const LOSS_PERCENT = 3;
/** So little of its time works the throttled browser that it loses half of its sound and half of its pictures. */
const WORKING_SHARE = 0.04;

/** Loss on the link of a place, both ways. */
const lossAt = (place: string) => async (network: Network) => {
  await network.link.impair(place, { lossPercent: LOSS_PERCENT });
  return () => undefined;
};

/** The four causes. */
export const SIDE_CASES: readonly SideCase[] = [
  {
    id: 'side-cpu',
    answers: { Anna: 'this-device', Bo: 'far-end Anna', Cy: 'far-end Anna' },
    inject: async (network) => throttle(await network.processAt('a'), WORKING_SHARE),
  },
  { id: 'side-own-link', answers: { Anna: 'this-network' }, inject: lossAt('a') },
  {
    id: 'side-far-link',
    answers: { Anna: 'far-end Cy', Bo: 'far-end Cy' },
    inject: lossAt('c'),
  },
  {
    id: 'side-turn',
    answers: { Anna: 'service', Bo: 'service' },
    inject: lossAt('turn'),
    isRelayed: true,
  },
];

/** What came of one run. */
export interface SideRun {
  readonly condition: string;
  /** Everything each person was told, in the order of its first time. */
  readonly answers: Readonly<Record<string, string>>;
  readonly lastWords: Readonly<Record<string, string>>;
  readonly right: number;
  readonly asked: number;
  /** Clear and wrong; must be 0. */
  readonly wrong: number;
  readonly seconds: number;
}

/** Milliseconds that each link adds each way, so that nobody is next door to anybody. */
const NATURAL_DELAY_MS = 5;

/** Has the three meet anew, puts the cause in, and waits for those who should find it. */
export async function measureSide(
  network: Network,
  people: readonly Person[],
  one: SideCase,
  capS: number,
): Promise<SideRun> {
  const { link } = network;
  await link.wall(['a', 'b'], one.isRelayed === true);
  for (const place of SIDE_PLACES) {
    await link.impair(place, { ...UNIMPAIRED, delayMs: NATURAL_DELAY_MS });
  }
  const [first, ...others] = people;
  if (!first) throw new Error('nobody to measure');
  const address = await first.startMeeting();
  for (const person of others) await person.joinMeeting(address);
  const panels = await Promise.all(people.map((person) => openQualityPanel(person)));
  await wait(SETTLE_MS);
  const undo = await one.inject(network);
  const startMs = Date.now();
  const heard = new Map<string, string[]>(people.map(({ name }) => [name, []]));
  const listen = async (): Promise<void> => {
    const sentences = await Promise.all(panels.map((panel) => panel.side()));
    people.forEach(({ name }, index) => heard.get(name)?.push(sentences[index] ?? ''));
  };
  const isFound = ([name, due]: readonly [string, string]): boolean =>
    heard.get(name)?.some((sentence) => answerIn(sentence) === due) ?? false;
  try {
    while (Date.now() - startMs < capS * 1_000 && !Object.entries(one.answers).every(isFound)) {
      await wait(1_000);
      await listen();
    }
    // What comes right after the answer counts, too.
    await wait(SETTLE_MS);
    await listen();
  } finally {
    undo();
  }
  const seconds = Math.round((Date.now() - startMs) / 1_000);
  return { condition: one.id, ...judged(one, heard), seconds };
}

const SETTLE_MS = 5_000;

function answerIn(sentence: string): string {
  for (const [saying, pattern] of Object.entries(SAYINGS)) {
    const match = pattern.exec(sentence);
    if (match) return match[1] === undefined ? saying : `${saying} ${match[1]}`;
  }
  throw new Error(`the panel says something unknown: ${sentence}`);
}

/** Every clear answer that was ever heard counts, so that a wrong one cannot hide behind a later right one. */
function judged(one: SideCase, heard: ReadonlyMap<string, readonly string[]>) {
  const vague = new Set(['unclear', 'well']);
  const due = one.answers as Readonly<Record<string, string>>;
  let right = 0;
  let wrong = 0;
  const answers: Record<string, string> = {};
  const lastWords: Record<string, string> = {};
  for (const [name, sentences] of heard) {
    const said = [...new Set(sentences.map(answerIn))];
    const clear = said.filter((answer) => !vague.has(answer));
    wrong += clear.filter((answer) => !isTrue(one, name, answer)).length;
    if (due[name] !== undefined && clear.includes(due[name])) right += 1;
    answers[name] = said.join(', ');
    lastWords[name] = sentences.at(-1) ?? '';
  }
  return { answers, lastWords, right, wrong, asked: Object.keys(due).length };
}

/** Also those who are not asked may find it: whoever is behind the bad link finds it there, the others name them. */
function isTrue({ id, answers }: SideCase, name: string, answer: string): boolean {
  if (answers[name as Name] === answer) return true;
  if (id === 'side-own-link') return answer === 'far-end Anna' && name !== 'Anna';
  return id === 'side-far-link' && answer === 'this-network' && name === 'Cy';
}
