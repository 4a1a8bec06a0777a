import { describe, expect, test } from 'vitest';
import type { Texts } from './texts.ts';

// Every file of texts and every source of the interface, as Vite finds them: a new feature is covered by itself.
const modules = import.meta.glob<Record<string, unknown>>(
  ['../**/texts.ts', '../**/*Texts.ts', '!./texts.ts'],
  { eager: true },
);
const sources = import.meta.glob<string>(['../**/*.ts', '../**/*.tsx', '!../**/*.test.*'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

type AnyTexts = Texts<Record<string, string>>;

const all = Object.entries(modules).flatMap(([file, module]) =>
  Object.values(module)
    .filter((value): value is AnyTexts => typeof value === 'object' && value !== null)
    .filter((value) => 'namespace' in value)
    .map((texts) => ({ file, texts })),
);

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).toSorted();

/** Keys that are put together from a part and a name, so that no source holds them whole. */
const BUILT = [
  /^device\.(microphone|camera|speaker)$/,
  /^device\.none\.(microphone|camera)$/,
  /^action\.(retry|continueHere|reload|home)$/,
  /^kind\.(microphone|camera|screen)$/,
  /^reaction\.(like|applause|heart|laugh|surprise|celebrate)$/,
  /^corner\.(top|bottom)-(left|right)$/,
  /^wish\.(mute|stop-video|unmute)$/,
  /^role\.(host|cohost|participant)$/,
  /^stage\.(voice|speak|back)$/,
  /^microphone\.(heard|silent|off)$/,
  /^speaker\.(heard|silent|unknown)$/,
  /^(echoCancellation|noiseSuppression|autoGain|original)(Hint)?$/,
  /^category\.(audio|video|sharing|join|device|account|other)$/,
  /^level(Meaning\.[1-4]|Terms\.(high|medium|low))$/,
  /^state\.(waiting|refused|filed|acknowledged|in-progress|recovered|confirmed|reopened|withdrawn)$/,
  /^clock\.(response|recovery)$/,
  /^clockState\.(overdue|missed)$/,
  /^event\.(recovered|reopened)(Words)?$/,
  /^reason\.(nobody-registers|several-impaired|one-terminal|cannot-join|nothing-measured-wrong)$/,
  /^part\.(quality|samples|path|devices|versions|log|events|picture)$/,
  /^recording\.(began|ended|forbidden)$/,
  /^access\.(allowed|refused|locked|undecided|unknown)$/,
  /^problem\.(unreachable|damaged|disk|other|unreadable|not-json|writable-by-all|invalid)$/,
];

describe('texts', () => {
  test('are found, each under a name of its own', () => {
    const names = all.map(({ texts }) => texts.namespace);
    expect(names).toEqual(expect.arrayContaining(['app', 'common', 'home', 'meeting', 'prejoin']));
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(all.map(({ file, texts }) => [texts.namespace, file, texts] as const))(
    '%s: both languages say the same things with the same values',
    (_, _file, texts) => {
      const zh = texts['zh-CN'];
      const { en } = texts;
      expect(Object.keys(en).toSorted()).toEqual(Object.keys(zh).toSorted());
      const wrong = Object.keys(zh).filter((key) => {
        const pair = [zh[key] ?? '', en[key] ?? ''] as const;
        const [inZh, inEn] = pair.map((text) => placeholders(text).join());
        return pair.some((text) => text.trim() === '') || inZh !== inEn;
      });
      expect(wrong).toEqual([]);
    },
  );

  test.each(all.map(({ file, texts }) => [texts.namespace, file, texts] as const))(
    '%s: every text is used',
    (_, file, texts) => {
      const code = Object.entries(sources)
        .filter(([name]) => name !== file)
        .map(([, source]) => source)
        .join('\n');
      const unused = Object.keys(texts['zh-CN']).filter(
        (key) => !code.includes(`'${key}'`) && !BUILT.some((pattern) => pattern.test(key)),
      );
      expect(unused).toEqual([]);
    },
  );
});
