import { describe, expect, test } from 'vitest';
import { beginDeed, DEEDS, isDeedOpen, type DeedId } from './deeds.ts';

const target = { state: 'filed', isWaiting: false, assignee: '' } as const;
const open = (state: Parameters<typeof isDeedOpen>[1]['state']): DeedId[] =>
  DEEDS.map(({ id }) => id).filter((id) => isDeedOpen(id, { ...target, state }, 'Anna'));

describe('deeds of the desk', () => {
  test('each have a key of their own, which moves over no row', () => {
    const keys = DEEDS.map(({ key }) => key);
    expect(new Set([...keys, 'j', 'k', '/', '?']).size).toBe(keys.length + 4);
  });

  test('are offered as the report stands', () => {
    expect(open('filed')).toContain('acknowledge');
    expect(open('in-progress')).not.toContain('acknowledge');
    expect(open('in-progress')).toContain('recovered');
    expect(open('recovered')).toEqual(['assignMe', 'assign', 'customer', 'internal']);
    expect(open('withdrawn')).toEqual(['customer', 'internal']);
  });

  test('do not offer somebody what is theirs already', () => {
    expect(isDeedOpen('assignMe', { ...target, assignee: 'Anna' }, 'Anna')).toBe(false);
    expect(isDeedOpen('assignMe', { ...target, assignee: 'Bo' }, 'Anna')).toBe(true);
  });

  test('happen at once where nothing has to be asked', () => {
    expect(beginDeed('acknowledge', target, '')).toEqual({ happening: { type: 'acknowledged' } });
    expect(beginDeed('waiting', { isWaiting: true }, '')).toEqual({
      happening: { type: 'waiting', isWaiting: false },
    });
    expect(beginDeed('assignMe', target, 'Anna')).toEqual({
      happening: { type: 'assigned', to: 'Anna' },
    });
  });

  test('ask first for words, a level or a name', () => {
    expect(beginDeed('level', target, 'Anna')).toEqual({ form: 'level' });
    expect(beginDeed('internal', target, 'Anna')).toEqual({ form: 'internal' });
    expect(beginDeed('assignMe', target, '')).toEqual({ form: 'assign' });
  });
});
