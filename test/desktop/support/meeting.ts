import type { Page } from '@playwright/test';
import { parseInvitation, type Invitation } from '../../../domain/meeting/invitation.ts';

/** The button that tells that Home is there. */
export const home = (page: Page) => page.getByRole('button', { name: 'New meeting' });

/** What there is in a meeting only. */
export const controls = (page: Page) => page.getByRole('toolbar', { name: 'Meeting controls' });

/** An invitation that says where the service is. */
type Complete = Invitation & { readonly origin: string };

/** Starts a meeting from Home and enters it as Anna; its invitation, as it is shown. */
export async function startMeeting(page: Page): Promise<Complete> {
  await home(page).click();
  await enter(page, 'Anna');
  const text = await page.getByRole('group', { name: 'Invitation link' }).innerText();
  const invitation = parseInvitation(text);
  if (!invitation?.origin) throw new Error(`not an invitation: ${text}`);
  return { ...invitation, origin: invitation.origin };
}

/** From pre-join into the meeting. */
export async function enter(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('button', { name: 'Join now' }).click();
  await controls(page).waitFor();
}
