import { describe, expect, test } from 'vitest';
import { initials, nameHash } from './initials.ts';

describe('initials', () => {
  test.each([
    ['王小明', '小明'],
    ['李雷', '李雷'],
    ['欧阳 修', '阳修'],
    ['林', '林'],
    ['Anna', 'A'],
    ['Anna Maria Bell', 'AB'],
    ['émile zola', 'ÉZ'],
    ['👩‍💻 Dev', '👩‍💻D'],
    ['Anna 王', 'A王'],
    ['', ''],
  ])('of %s are %s', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });

  test('a name keeps its colour', () => {
    expect(nameHash('王小明')).toBe(nameHash('王小明'));
    expect(nameHash('王小明')).not.toBe(nameHash('王小红'));
  });
});
