import { describe, expect, it } from 'vitest';
import { menuTemplate } from './menu.ts';

const roles = (platform: NodeJS.Platform, isPackaged: boolean) =>
  menuTemplate({ platform, isPackaged }).map(({ role }) => role);

describe('the menu', () => {
  it('is none for people on Windows and Linux', () => {
    expect(roles('win32', true)).toEqual([]);
    expect(roles('linux', true)).toEqual([]);
  });

  it('gives a Mac its system shortcuts', () => {
    expect(roles('darwin', true)).toEqual(['appMenu', 'editMenu', 'windowMenu']);
  });

  it('lets developers reload and inspect', () => {
    expect(roles('linux', false)).toEqual(['viewMenu']);
    expect(roles('darwin', false)).toContain('viewMenu');
  });
});
