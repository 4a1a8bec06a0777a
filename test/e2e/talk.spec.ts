import { readFile } from 'node:fs/promises';
import { expect, test } from './support/fixtures.ts';
import type { Person } from './support/person.ts';

/** Writes into the chat as people do, and sends with Enter. */
async function say(person: Person, text: string): Promise<void> {
  const panel = await person.openPanel('Chat');
  const field = panel.getByRole('textbox', { name: 'Write a message' });
  await field.fill(text);
  await field.press('Enter');
  await expect(field).toHaveValue('');
}

const messages = (person: Person) =>
  person.page.getByRole('list', { name: 'Messages' }).getByRole('listitem');

test('a message reaches the other side, is counted until it is read, and is there for who joins later', async ({
  arrive,
  gather,
}) => {
  const { people, address } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  await say(anna, 'The plan: https://plan.example/q4.');
  await say(anna, 'second line');

  const chat = bo.controls().getByRole('button', { name: /^Chat/ });
  await expect(chat).toHaveAccessibleName('Chat, 2 unread');
  await bo.openPanel('Chat');
  await expect(messages(bo)).toHaveText([/Anna.*The plan/, 'second line']);
  await expect(chat).toHaveAccessibleName('Chat');
  const link = messages(bo).getByRole('link');
  await expect(link).toHaveAttribute('href', 'https://plan.example/q4');
  await expect(link).toHaveAttribute('rel', /noopener/);

  const chen = await arrive('陈晨');
  await chen.joinMeeting(address);
  await expect(chen.controls().getByRole('button', { name: 'Chat', exact: true })).toBeVisible();
  await chen.openPanel('Chat');
  await expect(messages(chen)).toHaveCount(2);

  const downloading = chen.page.waitForEvent('download');
  await chen.page.getByRole('button', { name: 'Save as text' }).click();
  const file = await (await downloading).path();
  expect(await readFile(file, 'utf8')).toMatch(/Anna: The plan: https:\/\/plan\.example\/q4\.\n/);
  expect([...anna.unexpected(), ...bo.unexpected(), ...chen.unexpected()]).toEqual([]);
});

test('what was written and not sent is there when the panel comes back, and markup is only text', async ({
  arrive,
}) => {
  const anna = await arrive('Anna');
  await anna.startMeeting();
  await anna.openPanel('Chat');
  const field = anna.page.getByRole('textbox', { name: 'Write a message' });
  await field.fill('half a thou');
  await anna.button('Chat').click();
  await expect(field).toHaveCount(0);
  await anna.openPanel('Chat');
  await expect(field).toHaveValue('half a thou');
  await say(anna, '<img src=x onerror=alert(1)> <b>bold</b>');
  await expect(messages(anna)).toContainText(['<img src=x onerror=alert(1)> <b>bold</b>']);
  await expect(messages(anna).locator('img, b')).toHaveCount(0);
});

test('hands are taken in the same order on both sides, and a sign is seen by the others', async ({
  gather,
}) => {
  const { people } = await gather('Anna', 'Bo', '陈晨');
  const [anna, bo, chen] = people;
  await chen.page.keyboard.press('h');
  await expect(chen.button('Lower hand')).toHaveAttribute('aria-pressed', 'true');
  await expect(anna.tileOf(chen)).toContainText('Hand raised');
  await bo.button('Raise hand').click();
  await expect(anna.tileOf(bo)).toContainText('Hand raised');
  for (const person of [anna, bo, chen]) {
    const panel = await person.openPanel('Participants');
    const rows = panel.getByRole('list', { name: 'In the meeting' }).getByRole('listitem');
    await expect(rows.nth(0)).toContainText('陈晨');
    await expect(rows.nth(0)).toContainText('number 1');
    await expect(rows.nth(1)).toContainText('Bo');
    await expect(rows.nth(1)).toContainText('number 2');
  }

  await bo.button('Reactions').click();
  await bo.page.getByRole('button', { name: 'Applause' }).click();
  await expect(anna.tileOf(bo).getByRole('img', { name: 'Applause' })).toBeVisible();
  await expect(chen.tileOf(bo).getByRole('img', { name: 'Applause' })).toBeVisible();
  await expect(anna.tileOf(bo).getByRole('img', { name: 'Applause' })).toHaveCount(0);
});
