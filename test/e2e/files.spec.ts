import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Locator } from '@playwright/test';
import { barriersIn } from './support/barriers.ts';
import { expect, test } from './support/fixtures.ts';
import type { Person } from './support/person.ts';

const bytesOf = (size: number) => randomBytes(size);
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Chooses a file in the system's dialog. */
async function attach(person: Person, name: string, buffer: Buffer): Promise<void> {
  const panel = await person.openPanel('Chat');
  const choosing = person.page.waitForEvent('filechooser');
  await panel.getByRole('button', { name: 'Attach file' }).click();
  const file = { name, mimeType: 'application/octet-stream', buffer };
  await (await choosing).setFiles(file);
}

const entry = (person: Person, text: string | RegExp): Locator =>
  person.page
    .getByRole('list', { name: 'Messages' })
    .getByRole('listitem')
    .filter({ hasText: text });

const downloadButton = (person: Person, name: string) =>
  person.page.getByRole('button', { name: `Download ${name}`, exact: true });

/** Downloads a file by its button; the hash of what was kept, and under which name. */
async function download(person: Person, name: string) {
  await person.openPanel('Chat');
  const saving = person.page.waitForEvent('download');
  await downloadButton(person, name).click();
  const saved = await saving;
  return { name: saved.suggestedFilename(), hash: hashOf(await readFile(await saved.path())) };
}

/** A disk that takes a quarter of a second for each part of a file, so that there is a middle to do something in. */
async function slowDisk(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const read = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = async function slowly() {
      await new Promise((done) => setTimeout(done, 250));
      return read.call(this);
    };
  });
}

test('a file of nearly 10 MB reaches the other side unchanged, straight from its sender', async ({
  gather,
}) => {
  const { people } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  const bytes = bytesOf(9_900_000);
  await attach(anna, 'plan.bin', bytes);
  await expect(entry(anna, 'plan.bin')).toContainText('9.9 MB');
  await expect(bo.controls().getByRole('button', { name: /^Chat/ })).toHaveAccessibleName(
    'Chat, 1 unread',
  );
  const expected = { name: 'plan.bin', hash: hashOf(bytes) };
  expect(await download(bo, 'plan.bin')).toEqual(expected);
  await expect(entry(bo, 'plan.bin')).toContainText('Downloaded; it is what was sent.');
  await expect(entry(anna, 'plan.bin')).toContainText('Bo has it.');
  expect(people.flatMap((person) => person.unexpected())).toEqual([]);
});

test('a file is dropped on the panel, or pasted; one that is empty or too large is refused at once', async ({
  gather,
}) => {
  const { people } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  const panel = await anna.openPanel('Chat');
  const held = await anna.page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['dropped words'], '../dropped.txt'));
    return transfer;
  });
  const target = panel.getByText('Nothing has been said yet');
  await target.dispatchEvent('dragenter', { dataTransfer: held });
  await expect(panel.getByText('Drop to send')).toBeVisible();
  await target.dispatchEvent('drop', { dataTransfer: held });
  await expect(panel.getByText('Drop to send')).toHaveCount(0);
  const dropped = { name: 'dropped.txt', hash: hashOf(Buffer.from('dropped words')) };
  expect(await download(bo, 'dropped.txt')).toEqual(dropped);

  await panel.getByRole('textbox', { name: 'Write a message' }).evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['pasted'], 'shot.png', { type: 'image/png' }));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  });
  expect((await download(bo, 'shot.png')).hash).toBe(hashOf(Buffer.from('pasted')));

  expect(await barriersIn(bo.page, 'aside')).toEqual([]);
  await attach(anna, 'film.bin', bytesOf(10_100_000));
  await expect(panel.getByText('film.bin: This file is larger than 10 MB.')).toBeVisible();
  await attach(anna, 'nothing.txt', Buffer.alloc(0));
  await expect(panel.getByText('nothing.txt: There is nothing in this file.')).toBeVisible();
  await expect(panel.getByRole('listitem')).toHaveCount(2);
  expect(people.flatMap((person) => person.unexpected())).toEqual([]);
});

test('who may not write may not send a file either, by no way', async ({ gather }) => {
  const { people } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  await bo.openPanel('Chat');
  await anna.openPanel('Participants');
  await anna.page.getByRole('switch', { name: 'Participants may chat' }).click();
  const panel = await bo.openPanel('Chat');
  await expect(panel.getByRole('button', { name: 'Attach file' })).toHaveCount(0);
  const held = await bo.page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['a'], 'a.txt'));
    return transfer;
  });
  await panel.getByText('Nothing has been said yet').dispatchEvent('drop', { dataTransfer: held });
  await expect(panel.getByText('a.txt: The hosts have decided')).toBeVisible();
  await anna.openPanel('Chat');
  await expect(anna.page.getByText('a.txt')).toHaveCount(0);
});

test('who leaves takes the file along, also in the middle, and that is said; who comes later can still ask', async ({
  arrive,
}) => {
  const anna = await arrive('Anna', { prepare: slowDisk });
  const bo = await arrive('Bo');
  const address = await anna.startMeeting();
  await bo.joinMeeting(address);
  await attach(anna, 'big.bin', bytesOf(9_000_000));
  await expect(entry(anna, 'big.bin')).toBeVisible();
  const chen = await arrive('陈晨');
  await chen.joinMeeting(address);
  for (const person of [bo, chen]) {
    await person.openPanel('Chat');
    await downloadButton(person, 'big.bin').click();
    await expect(person.page.getByRole('progressbar', { name: /big\.bin/ })).toBeVisible();
  }

  // Either side can stop it.
  await expect(entry(anna, 'big.bin')).toContainText(/On its way to 陈晨: [1-9]/);
  await anna.page.getByRole('button', { name: 'Stop sending to 陈晨' }).click();
  await expect(entry(chen, 'big.bin')).toContainText('The sender has stopped sending.');
  await entry(bo, 'big.bin').getByRole('button', { name: 'Cancel' }).click();
  await expect(anna.page.getByRole('progressbar', { name: /Sending/ })).toHaveCount(0);

  await downloadButton(bo, 'big.bin').click();
  await expect(entry(bo, 'big.bin')).toContainText(/[1-9]\d? % has come/);
  await anna.leave();
  await expect(entry(bo, 'big.bin')).toContainText('Anna has left');
  await expect(entry(bo, 'big.bin').getByRole('button')).toHaveCount(0);
  await expect(entry(chen, 'big.bin')).toContainText('Anna has left');
  expect([...bo.unexpected(), ...chen.unexpected()]).toEqual([]);
});
