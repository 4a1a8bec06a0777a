import { describe, expect, it } from 'vitest';
import { ok } from '../../domain/reply.ts';
import type { Shell } from '../platform/index.ts';
import { reportFaults } from './reportFaults.ts';

function setup(isReachable = true) {
  const window = new EventTarget();
  const lines: unknown[] = [];
  const call = (name: string, line: unknown) => {
    lines.push([name, line]);
    return isReachable ? Promise.resolve(ok(null)) : Promise.reject(new Error('gone'));
  };
  const undo = reportFaults(window as Window, { call: call as Shell['call'] });
  const happen = (type: string, what: object) =>
    window.dispatchEvent(Object.assign(new Event(type), what));
  return { lines, undo, happen };
}

describe('faults of the page', () => {
  it('are written into the log with where they happened', () => {
    const { lines, happen } = setup();
    const error = new Error('a bug');
    happen('error', { error });
    happen('unhandledrejection', { reason: 'no disk' });
    expect(lines).toEqual([
      ['log:write', { level: 'error', message: `error: ${error.stack}` }],
      ['log:write', { level: 'error', message: 'rejection: no disk' }],
    ]);
  });

  it('are cut to what the log takes', () => {
    const { lines, happen } = setup();
    happen('unhandledrejection', { reason: 'x'.repeat(9_000) });
    const message = `rejection: ${'x'.repeat(3_989)}`;
    expect(lines).toEqual([['log:write', { level: 'error', message }]]);
  });

  it('become no further faults, and end with their undo', async () => {
    const { lines, happen, undo } = setup(false);
    happen('unhandledrejection', { reason: 'once' });
    await new Promise((resolve) => setImmediate(resolve));
    undo();
    happen('unhandledrejection', { reason: 'twice' });
    expect(lines).toHaveLength(1);
  });
});
