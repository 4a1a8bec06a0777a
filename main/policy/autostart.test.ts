import { describe, expect, it } from 'vitest';
import { autostartEntry, isAutostartOn } from './autostart.ts';

const execOf = (program: string, ...args: string[]) =>
  /^Exec=(.*)$/m.exec(autostartEntry({ program, args }))?.[1];

describe('the autostart entry', () => {
  it('starts the program with its arguments', () => {
    expect(execOf('/opt/Umeet/umeet', '--hidden')).toBe('"/opt/Umeet/umeet" "--hidden"');
  });

  it('keeps strange paths whole', () => {
    expect(execOf('/home/a b/50%/u"$x')).toBe(String.raw`"/home/a b/50%%/u\\"\\$x"`);
    expect(execOf(String.raw`/a\b`)).toBe(String.raw`"/a\\\\b"`);
    expect(execOf('/a\nHidden=true')).not.toContain('\n');
  });

  it('is on until somebody switches it off', () => {
    const entry = autostartEntry({ program: '/umeet', args: [] });
    expect(isAutostartOn(entry)).toBe(true);
    expect(isAutostartOn(`${entry}Hidden=true\n`)).toBe(false);
    expect(isAutostartOn(entry.replace('enabled=true', 'enabled = false'))).toBe(false);
  });
});
