import { describe, expect, it } from 'vitest';
import { helpText, portOption, readOptions, type Options } from './options.ts';
import { Refusal } from './say.ts';

const OPTIONS: Options = {
  port: { type: 'string', value: '<number>', help: 'where to listen' },
  loud: { type: 'boolean', help: 'say more' },
};

describe('options', () => {
  it('are read by name', () => {
    const options = readOptions(OPTIONS, ['--port', '7070', '--loud']);
    expect(options.text('port')).toBe('7070');
    expect(options.flag('loud')).toBe(true);
    expect(options.wantsHelp).toBe(false);
  });

  it.each([[['--prot', '1']], [['--port']], [['stray']]])('%j is refused in one line', (args) => {
    expect(() => readOptions(OPTIONS, args)).toThrow(Refusal);
    expect(() => readOptions(OPTIONS, args)).toThrow(/^[^\n]+--help lists all options\.$/);
  });

  it('are all in the help', () => {
    const help = helpText('npm run thing', OPTIONS);
    expect(help).toContain('--port <number>  where to listen');
    expect(help).toContain('--help');
  });
});

describe('portOption', () => {
  it('takes a port and nothing else', () => {
    expect(portOption(undefined)).toBeUndefined();
    expect(portOption('0')).toBe(0);
    for (const text of ['70000', '-1', 'http', '', '1e3']) {
      expect(() => portOption(text)).toThrow(Refusal);
    }
  });
});
