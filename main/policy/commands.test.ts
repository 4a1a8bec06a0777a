import { describe, expect, it } from 'vitest';
import { SHELL_COMMANDS, silentPage } from '../../domain/desktop/pageFacts.ts';
import { canRun, showsWindow } from './commands.ts';

const { meeting } = silentPage('en');
const runnable = (at: 'none' | 'joining' | 'in') =>
  SHELL_COMMANDS.filter((command) => canRun(command, { ...meeting, at }));

describe('commands from outside the window', () => {
  it('cannot leave a meeting that there is not, nor lead away from one', () => {
    expect(runnable('none')).toEqual(['meeting.new', 'home.open', 'settings.open']);
    expect(runnable('joining')).toEqual(['microphone.toggle', 'camera.toggle']);
    expect(runnable('in')).toEqual([
      'microphone.toggle',
      'camera.toggle',
      'hand.toggle',
      'layout.toggle',
      'chat.toggle',
      'people.toggle',
      'quality.toggle',
      'report.toggle',
      'invitation.copy',
      'meeting.leave',
    ]);
  });

  it('bring the window to the front when there is something to see, and else leave it alone', () => {
    expect(showsWindow('settings.open')).toBe(true);
    expect(showsWindow('microphone.toggle')).toBe(false);
    expect(showsWindow('meeting.leave')).toBe(false);
  });
});
