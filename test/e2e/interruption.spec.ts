import type { BrowserContext } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { expectMovingPicture } from './support/media.ts';
import type { Person } from './support/person.ts';
import { startService } from './support/service.ts';

/** Notes the pitch of every tone that the page plays on a speaker. */
async function noteTones(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const tones: number[] = [];
    Object.assign(window, { tones });
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (this: OscillatorNode, ...when) {
      tones.push(this.frequency.value);
      start.apply(this, when);
    };
  });
}

const tonesOf = (person: Person) =>
  person.page.evaluate(() => (window as unknown as { tones: number[] }).tones);

test('an interruption is heard once and costs no panel, draft or hand; hanging up works in the middle of one', async ({
  arrive,
}) => {
  const service = await startService();
  try {
    const anna = await arrive('Anna', { origin: service.origin, prepare: noteTones });
    const bo = await arrive('Bo', { origin: service.origin });
    const address = await anna.startMeeting();
    await bo.joinMeeting(address);
    await expectMovingPicture(anna.tileOf(bo), 320, 180);
    await anna.openPanel('Chat');
    const field = anna.page.getByRole('textbox', { name: 'Write a message' });
    await field.fill('half a thou');
    const mine = (await tonesOf(anna)).length;

    await service.kill();
    await expect(anna.page.getByText('is being restored')).toBeVisible();
    await expect.poll(async () => (await tonesOf(anna)).length - mine).toBe(2);
    await expect(field).toHaveValue('half a thou');
    await service.restart();
    await expect(anna.page.getByText('is being restored')).toHaveCount(0);
    await expect.poll(async () => (await tonesOf(anna)).length - mine).toBe(4);
    const [high, low, ...rise] = (await tonesOf(anna)).slice(mine).map(Math.round);
    expect([high, low]).toEqual([523, 392]);
    expect(rise).toEqual([392, 523]);
    await expect(field).toHaveValue('half a thou');
    await field.press('Enter');
    await bo.openPanel('Chat');
    await expect(bo.page.getByRole('list', { name: 'Messages' })).toContainText('half a thou');

    // Gone again: leaving waits for nobody.
    await service.kill();
    await expect(anna.page.getByText('is being restored')).toBeVisible();
    await anna.button('Leave').click();
    const only = anna.page.getByRole('menuitem', { name: 'Leave', exact: true });
    await expect(only.or(anna.page.getByRole('button', { name: 'New meeting' }))).toBeVisible();
    if (await only.isVisible()) await only.click();
    await expect(anna.controls()).toHaveCount(0, { timeout: 2_000 });
    await expectNoSending(bo, anna);
  } finally {
    await service.stop();
  }
});

/** Nothing of somebody's picture comes any more: their tile says that it is being reconnected, or is gone. */
async function expectNoSending(listener: Person, gone: Person): Promise<void> {
  await expect
    .poll(async () => {
      const tile = listener.tileOf(gone);
      return (await tile.count()) === 0 || (await tile.textContent())?.includes('Reconnecting');
    })
    .toBe(true);
}
