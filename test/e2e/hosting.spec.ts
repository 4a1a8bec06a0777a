import { expect, test } from './support/fixtures.ts';
import type { Person } from './support/person.ts';

/** Chooses something in a person's menu of the participants panel. */
async function decide(host: Person, whom: string, what: string): Promise<void> {
  const panel = await host.openPanel('Participants');
  await panel.getByRole('button', { name: `Actions for ${whom}` }).click();
  await host.page.getByRole('menuitem', { name: what, exact: true }).click();
}

async function turn(host: Person, name: string): Promise<void> {
  const panel = await host.openPanel('Participants');
  const toggle = panel.getByRole('switch', { name });
  const before = await toggle.isChecked();
  await toggle.click();
  await expect(toggle).toBeChecked({ checked: !before });
}

const lobbyOf = (host: Person) => host.page.getByRole('region', { name: /^Lobby/ });

test('whoever starts a meeting is its host, mutes others, and has nobody unmuted but by themselves', async ({
  gather,
}) => {
  const { people } = await gather('Anna', 'Bo');
  const [anna, bo] = people;
  const panel = await bo.openPanel('Participants');
  await expect(panel.getByRole('listitem').filter({ hasText: 'Anna' })).toContainText('Host');
  await expect(panel.getByRole('button', { name: /^Actions/ })).toHaveCount(0);
  await expect(panel.getByRole('switch')).toHaveCount(0);

  await decide(anna, 'Bo', 'Mute');
  await expect(bo.button('Unmute')).toBeVisible();
  await expect(bo.page.getByText('Anna has muted you')).toBeVisible();
  await expect(anna.tileOf(bo)).toContainText('Muted');

  await decide(anna, 'Bo', 'Ask to unmute');
  await expect(bo.page.getByText('Anna asks you to unmute')).toBeVisible();
  await expect(bo.button('Unmute')).toBeVisible();
  const asked = bo.page.getByRole('status').getByRole('button', { name: 'Unmute' });
  await asked.click();
  await expect(bo.button('Mute')).toBeVisible();
});

test('a locked room refuses, the lobby waits for the host, who lets in and turns away', async ({
  arrive,
}) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  const chen = await arrive('陈晨');
  const address = await anna.startMeeting();
  await turn(anna, 'Lock the meeting');
  await bo.page.goto(address);
  await bo.page.getByRole('textbox', { name: 'Your name' }).fill('Bo');
  await bo.page.getByRole('button', { name: 'Join now' }).click();
  await expect(bo.page.getByText('The meeting is locked')).toBeVisible();

  await turn(anna, 'Lobby');
  await turn(anna, 'Lock the meeting');
  await bo.page.getByRole('button', { name: 'Join now' }).click();
  await expect(bo.page.getByText('You wait in the lobby')).toBeVisible();
  await chen.page.goto(address);
  await chen.page.getByRole('textbox', { name: 'Your name' }).fill('陈晨');
  await chen.page.getByRole('button', { name: 'Join now' }).click();
  await expect(lobbyOf(anna).getByRole('listitem')).toContainText(['Bo', '陈晨']);

  await lobbyOf(anna).getByRole('button', { name: 'Refuse 陈晨' }).click();
  await expect(chen.page.getByText('The host has not let you in')).toBeVisible();
  await lobbyOf(anna).getByRole('button', { name: 'Admit Bo' }).click();
  await expect(bo.controls()).toBeVisible();
  await expect(lobbyOf(anna)).toHaveCount(0);
});

test('a passcode is asked for, and a wrong one is said to be wrong', async ({ arrive }) => {
  const anna = await arrive('Anna');
  const bo = await arrive('Bo');
  const address = await anna.startMeeting();
  const panel = await anna.openPanel('Participants');
  await panel.getByRole('textbox', { name: 'New passcode' }).fill('鱼 1234');
  await panel.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(panel.getByText('Who is new is asked for it')).toBeVisible();

  await bo.page.goto(address);
  await bo.page.getByRole('textbox', { name: 'Your name' }).fill('Bo');
  const join = bo.page.getByRole('button', { name: 'Join now' });
  await join.click();
  const field = bo.page.getByRole('textbox', { name: 'Passcode' });
  await field.fill('1234');
  await join.click();
  await expect(bo.page.getByText('This is not the passcode')).toBeVisible();
  await field.fill('鱼 1234');
  await join.click();
  await expect(bo.controls()).toBeVisible();
});

test('somebody is removed and told why; the host hands over, gets the role back on return and ends it for all', async ({
  gather,
}) => {
  const { people, address } = await gather('Anna', 'Bo', '陈晨');
  const [anna, bo, chen] = people;
  await decide(anna, '陈晨', 'Remove from the meeting');
  await expect(chen.page.getByText('A host has removed you from the meeting')).toBeVisible();
  await expect(anna.tileOf(chen)).toHaveCount(0);

  await decide(anna, 'Bo', 'Make co-host');
  await expect(bo.page.getByText('You are a co-host now')).toBeVisible();
  await anna.leave();
  await expect(bo.page.getByText('You are the host now')).toBeVisible();
  await anna.joinMeeting(address);
  const panel = await bo.openPanel('Participants');
  const row = (name: string) => panel.getByRole('listitem').filter({ hasText: name });
  await expect(row('Anna')).toContainText('Host');
  await expect(row('Bo (You)')).toContainText('Co-host');

  await anna.button('Leave').click();
  await anna.page.getByRole('menuitem', { name: 'End for everyone' }).click();
  await expect(bo.page.getByText('The host has ended the meeting for everyone')).toBeVisible();
  await expect(anna.page.getByRole('button', { name: 'New meeting' })).toBeVisible();
});
