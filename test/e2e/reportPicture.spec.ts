import type { Browser } from '@playwright/test';
import { unzipSync } from 'fflate';
import { verifyBundle } from '../../scripts/lib/verifyEvidence.ts';
import { launchBrowser } from './support/browser.ts';
import { expect, test as base } from './support/fixtures.ts';
import { Person } from './support/person.ts';
import { openOutsideDesk } from './support/reports.ts';

/** As `test`, in a browser that gives a page's own tab to it without asking. */
const test: typeof base = base.extend<object, { chromium: Browser }>({
  chromium: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const browser = await launchBrowser({}, { args: ['--auto-accept-this-tab-capture'] });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

test('a picture of the meeting goes along only when it is taken, is looked at first, and can be left out', async ({
  gather,
  service,
}) => {
  const { people } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  const desk = await openOutsideDesk(service);
  const sent = async (panel: typeof panelOfAnna, words: string) => {
    await panel.getByRole('textbox', { name: /^Description/ }).fill(words);
    await panel.getByRole('button', { name: 'Send report' }).click();
    await expect(panel.getByText(/received whole and signed by the service/)).toBeVisible();
    const row = (await desk.rows()).find(({ summary }) => summary === words);
    const zip = await desk.evidence(row?.key ?? '');
    expect(verifyBundle(zip).problems).toEqual([]);
    return unzipSync(zip);
  };
  await expect(anna.tileOf(bo)).toBeVisible();
  await anna.page.keyboard.press('r');
  const panelOfAnna = anna.page.getByRole('complementary', { name: 'Report a problem' });
  const take = panelOfAnna.getByRole('button', { name: 'Add a picture of the meeting window…' });
  const picture = panelOfAnna.getByRole('checkbox', { name: /^Picture of the meeting window/ });
  await expect(take).toBeVisible();
  await expect(picture).toHaveCount(0);
  await take.click();
  await expect(picture).toBeChecked();
  await panelOfAnna.getByRole('button', { name: 'Preview: Picture of the meeting window' }).click();
  const shown = panelOfAnna.getByRole('img', { name: 'The picture that will be sent' });
  await expect(shown).toBeVisible();

  const files = await sent(panelOfAnna, 'with a picture');
  const jpeg = files['window.jpg'];
  if (!jpeg) throw new Error('there is no picture');
  // Its own bytes, drawn by another browser: the dark stage with the fake camera's green on it.
  const seen = await bo.page.evaluate(
    async (bytes) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
      let green = 0;
      for (let at = 0; at < data.length; at += 4)
        if (data[at + 1]! > 90 && data[at]! < 90 && data[at + 2]! < 90) green += 1;
      return { width: image.width, height: image.height, green: (green * 4) / data.length };
    },
    [...jpeg],
  );
  expect(seen.width).toBe(1280);
  expect(seen.height).toBe(800);
  expect(seen.green).toBeGreaterThan(0.1);

  await panelOfAnna.getByRole('button', { name: 'Report another problem' }).click();
  await take.click();
  await picture.uncheck();
  const without = await sent(panelOfAnna, 'without a picture');
  expect(Object.keys(without)).not.toContain('window.jpg');
});

test('whoever takes no picture after all can send all the same', async ({ service }) => {
  const browser = await launchBrowser({}, { args: ['--auto-reject-this-tab-capture'] });
  try {
    const anna = await Person.arrive(browser, { origin: service.origin, name: 'Anna' });
    await anna.startMeeting();
    await anna.page.keyboard.press('r');
    const panel = anna.page.getByRole('complementary', { name: 'Report a problem' });
    const words = panel.getByRole('textbox', { name: /^Description/ });
    await words.fill('kept words');
    const refusal = anna.page.evaluate(nextRefusal);
    await panel.getByRole('button', { name: 'Add a picture of the meeting window…' }).click();
    expect(await refusal).toBe('NotAllowedError');
    await expect(panel.getByRole('alert')).toHaveCount(0);
    await expect(words).toHaveValue('kept words');
    await panel.getByRole('button', { name: 'Send report' }).click();
    await expect(panel.getByText(/received whole and signed by the service/)).toBeVisible();
  } finally {
    await browser.close();
  }
});

/** Runs in the page: with what name the browser itself refuses the next picture; `given` if it does not. */
async function nextRefusal(): Promise<string> {
  const { mediaDevices } = navigator;
  const ask = mediaDevices.getDisplayMedia.bind(mediaDevices);
  return new Promise((resolve) => {
    mediaDevices.getDisplayMedia = async (wish) => {
      const answer = ask(wish);
      answer.then(
        () => resolve('given'),
        (error: Error) => resolve(error.name),
      );
      return answer;
    };
  });
}
