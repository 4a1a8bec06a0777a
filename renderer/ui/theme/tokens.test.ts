import { describe, expect, test } from 'vitest';
import { avatarGrounds, darkTheme, lightTheme } from './tokens.ts';

/** WCAG 2 contrast of two `#rrggbb` colours. */
function contrast(a: string, b: string): number {
  const [light = 1, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the themes', () => {
  test.each([
    ['light', lightTheme],
    ['dark', darkTheme],
  ])('%s: text, links and buttons read on their grounds', (_, theme) => {
    for (const ground of [
      theme.colorNeutralBackground1,
      theme.colorNeutralBackground2,
      theme.colorNeutralBackground3,
    ]) {
      expect(contrast(theme.colorNeutralForeground1, ground)).toBeGreaterThanOrEqual(7);
      expect(contrast(theme.colorNeutralForeground3, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme.colorBrandForeground1, ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(
      contrast(theme.colorNeutralForegroundOnBrand, theme.colorBrandBackground),
    ).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.leaveText, theme.leaveGround)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.leaveText, theme.leaveGroundHover)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.stoppedText, theme.stoppedGround)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.stageText, theme.stageTile)).toBeGreaterThanOrEqual(7);
  });

  test.each([
    ['light', lightTheme],
    ['dark', darkTheme],
  ])('%s: verdicts, hints and plots read, and a hint has no colour of a verdict', (_, theme) => {
    const { metGround, metText, breachedGround, breachedText, hintGround, hintText } = theme;
    expect(contrast(metText, metGround)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(breachedText, breachedGround)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(hintText, hintGround)).toBeGreaterThanOrEqual(4.5);
    const colours = [metGround, metText, breachedGround, breachedText, hintGround, hintText];
    expect(new Set(colours).size).toBe(colours.length);
    for (const line of [theme.plotFirst, theme.plotSecond]) {
      // WCAG 1.4.11: what has to be seen, 3:1 against what it stands on.
      expect(contrast(line, theme.colorNeutralBackground1)).toBeGreaterThanOrEqual(3);
      expect(contrast(line, breachedGround)).toBeGreaterThanOrEqual(3);
    }
  });

  test('initials read on every avatar', () => {
    expect(avatarGrounds.filter((ground) => contrast('#ffffff', ground) < 4.5)).toEqual([]);
  });
});
