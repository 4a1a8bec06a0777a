import type { Locator } from '@playwright/test';
import { PROMISES, type PromiseId, type Verdict } from '../../../domain/quality/verdict.ts';
import type { Person } from '../../e2e/support/person.ts';
import { readEvidence, type Evidence } from './evidence.ts';

const CARDS: Readonly<Record<PromiseId, string>> = {
  loss: 'Packet loss',
  jitter: 'Jitter',
  delay: 'Delay',
  hd: 'HD video',
};
const CHIPS: Readonly<Record<string, Verdict>> = {
  Met: 'met',
  Breached: 'breached',
  'Not enough data': 'not-enough-data',
};
const CHIP = new RegExp(`^(${Object.keys(CHIPS).join('|')})$`);

/** A person's Quality panel, read by what it shows. */
export interface QualityPanel {
  /** The chips of the cards. */
  verdicts(): Promise<Readonly<Record<PromiseId, Verdict>>>;
  /** What it says under "Whose side". */
  side(): Promise<string>;
  /** Whether a notice says that something is wrong with the call. */
  isWarned(): Promise<boolean>;
  /** Presses "Save…" and reads the file. */
  save(): Promise<Evidence>;
}

/** Opens the panel and has it judge the whole call. */
export async function openQualityPanel(person: Person): Promise<QualityPanel> {
  const { page } = person;
  await person.button('Quality').click();
  const panel = page.getByRole('complementary', { name: 'Quality' });
  await panel.getByRole('button', { name: 'Whole call' }).click();
  return {
    verdicts: async () => {
      const each = PROMISES.map(async (promise) => [promise, await chipIn(panel, promise)]);
      return Object.fromEntries(await Promise.all(each)) as Record<PromiseId, Verdict>;
    },
    side: () => panel.getByRole('region', { name: 'Whose side' }).locator('p').first().innerText(),
    // Other notices have no such button.
    isWarned: () => page.getByRole('button', { name: 'Show', exact: true }).first().isVisible(),
    save: async () => {
      await panel.getByRole('button', { name: 'Save…' }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: 'Evidence (JSON)' }).click();
      return readEvidence(await (await download).path());
    },
  };
}

async function chipIn(panel: Locator, promise: PromiseId): Promise<Verdict> {
  const card = panel.getByRole('region', { name: CARDS[promise] });
  const words = await card.getByText(CHIP).first().innerText();
  const verdict = CHIPS[words];
  if (!verdict) throw new Error(`an unknown verdict: ${words}`);
  return verdict;
}
