import type { Browser, Page } from '@playwright/test';
import { launchBrowser } from '../test/e2e/support/browser.ts';
import { createCrowd } from '../test/e2e/support/crowd.ts';
import { expectMovingPicture } from '../test/e2e/support/media.ts';
import { Person } from '../test/e2e/support/person.ts';
import { startService } from '../test/e2e/support/service.ts';
import { median } from './lib/statistics.ts';
import { machineNow } from './lib/machine.ts';

const TILES = 9;
/** From the press on; what opens is drawn long before that. */
const SPAN_MS = 1_000;
/** Until a new tab has loaded, joined and drawn everybody. */
const SETTLE_MS = 4_000;
/** What is pressed, by its accessible name or its key; nothing, to see what the machine does by itself. */
const ACTIONS = {
  nothing: undefined,
  layout: 'l',
  chat: 'Chat',
  participants: 'Participants',
  quality: 'Quality',
} as const;
type Action = keyof typeof ACTIONS;

/**
 * Longest time between two frames when the layout is switched and each panel is opened, with nine tiles: the first time in a
 * tab, which loads the panel's code, and once more. Two people have video; the others are seats without media, because
 * this machine cannot carry nine cameras.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = Number(args[0] ?? 5);
  const service = await startService(['--room-capacity', '12']);
  const browser = await launchBrowser();
  try {
    const bo = await Person.arrive(browser, { origin: service.origin, name: 'Bo' });
    const address = await bo.startMeeting();
    const crowd = createCrowd(address);
    await crowd.add(Array.from({ length: TILES - 2 }, (_, index) => `Guest ${index + 1}`));
    const firsts: Record<Action, number>[] = [];
    const agains: Record<Action, number>[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await visit(browser, { origin: service.origin, address, bo }, async (page) => {
        firsts.push(await pressAll(page));
        agains.push(await pressAll(page));
      });
    }
    crowd.leave();
    return {
      firstLongestFrameMs: medians(firsts),
      againLongestFrameMs: medians(agains),
      worstFrameMs: worst([...firsts, ...agains]),
      tiles: TILES,
      rounds,
      ...machineNow(),
    };
  } finally {
    await browser.close();
    await service.stop();
  }
}

async function visit(
  browser: Browser,
  meeting: { readonly origin: string; readonly address: string; readonly bo: Person },
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const anna = await Person.arrive(browser, { origin: meeting.origin, name: 'Anna' });
  await anna.joinMeeting(meeting.address);
  await expectMovingPicture(anna.tileOf(meeting.bo), 160, 90);
  await anna.page.waitForTimeout(SETTLE_MS);
  await use(anna.page);
  await anna.leave();
  await anna.goHome();
}

/** Each action once, and undone again before the next; the longest frame of each, ms. */
async function pressAll(page: Page): Promise<Record<Action, number>> {
  const longest = {} as Record<Action, number>;
  for (const action of Object.keys(ACTIONS) as Action[]) {
    longest[action] = await page.evaluate(pressAndWatch, {
      press: ACTIONS[action],
      spanMs: SPAN_MS,
    });
    await page.evaluate(pressAndWatch, { press: ACTIONS[action], spanMs: SPAN_MS });
  }
  return longest;
}

/** Runs in the page: presses, and watches the frames from then on. */
async function pressAndWatch(what: {
  readonly press: string | undefined;
  readonly spanMs: number;
}): Promise<number> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const { press, spanMs } = what;
  const startMs = await frame();
  let lastMs = startMs;
  if (press?.length === 1) {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: press, bubbles: true }));
  } else if (press !== undefined) {
    const button = document.querySelector<HTMLElement>(
      `[role="toolbar"] button[aria-label="${press}"]`,
    );
    if (!button) throw new Error(`there is no button ${press}`);
    button.click();
  }
  let longestMs = 0;
  while (lastMs - startMs < spanMs) {
    const nowMs = await frame();
    longestMs = Math.max(longestMs, nowMs - lastMs);
    lastMs = nowMs;
  }
  return longestMs;
}

function medians(rounds: readonly Record<Action, number>[]): Record<string, number> {
  return each((action) => median(rounds.map((round) => round[action])));
}

function worst(rounds: readonly Record<Action, number>[]): Record<string, number> {
  return each((action) => Math.round(Math.max(...rounds.map((round) => round[action]))));
}

function each(read: (action: Action) => number): Record<string, number> {
  return Object.fromEntries(
    (Object.keys(ACTIONS) as Action[]).map((action) => [action, read(action)]),
  );
}
