import { describe, expect, it } from 'vitest';
import { createCommandInbox } from './commandInbox.ts';

function setup() {
  const delivered: string[] = [];
  return { delivered, inbox: createCommandInbox((command) => delivered.push(command)) };
}

describe('the command inbox', () => {
  it('keeps the last command until the page listens, and hands it over once', () => {
    const { inbox, delivered } = setup();
    inbox.offer('meeting.new');
    inbox.offer('settings.open');
    expect(inbox.hasWork()).toBe(true);
    inbox.pageListens();
    inbox.pageListens();
    expect(delivered).toEqual(['settings.open']);
    expect(inbox.hasWork()).toBe(false);
  });

  it('hands over at once what comes while the page listens', () => {
    const { inbox, delivered } = setup();
    inbox.pageListens();
    inbox.offer('microphone.toggle');
    expect(delivered).toEqual(['microphone.toggle']);
  });

  it('forgets what only made sense at that moment when the page is loaded anew', () => {
    const { inbox, delivered } = setup();
    inbox.pageListens();
    inbox.pageLeft();
    inbox.offer('microphone.toggle');
    inbox.offer('meeting.leave');
    inbox.pageListens();
    expect(delivered).toEqual([]);
  });
});
