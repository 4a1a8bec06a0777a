import { describe, expect, it } from 'vitest';
import { commandFlag, commandInArguments, LAUNCH_COMMANDS, startsHidden } from './launch.ts';

describe('commands on a command line', () => {
  it.each(LAUNCH_COMMANDS)('%s is found among other arguments', (command) => {
    expect(commandInArguments(['umeet.exe', '--x', commandFlag(command), 'more'])).toBe(command);
  });

  it.each([
    ['nothing', ['umeet']],
    ['a command that needs a person to look', ['umeet', '--umeet-command=meeting.leave']],
    ['a made-up command', ['umeet', '--umeet-command=__proto__']],
    ['a command without its flag', ['umeet', 'meeting.new']],
    ['a command within another argument', ['umeet', 'x--umeet-command=meeting.new']],
  ])('is none in %s', (_what, args) => expect(commandInArguments(args)).toBeUndefined());
});

describe('the start without a window', () => {
  const start = { argv: ['umeet', '--hidden'], wasOpenedAtLogin: false, canBeFound: true };

  it('happens at login', () => {
    expect(startsHidden({ ...start, hasWork: false })).toBe(true);
    expect(startsHidden({ ...start, argv: [], wasOpenedAtLogin: true, hasWork: false })).toBe(true);
  });

  it('does not happen when the person started it, has something to see, or could not find it', () => {
    expect(startsHidden({ ...start, argv: ['umeet'], hasWork: false })).toBe(false);
    expect(startsHidden({ ...start, hasWork: true })).toBe(false);
    expect(startsHidden({ ...start, canBeFound: false, hasWork: false })).toBe(false);
  });
});
