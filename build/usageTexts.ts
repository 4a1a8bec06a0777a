import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Languages whose `InfoPlist.strings` lies in `build/mac/<language>.lproj/`; the first one goes into `Info.plist`. */
export const USAGE_LANGUAGES = ['en', 'zh-Hans'] as const;

const LINE = /^(\w+) = "([^"\\]*)";$/;

/** Reasons that macOS shows when it asks for something, by the key of `Info.plist`. */
export function usageTexts(language: (typeof USAGE_LANGUAGES)[number]): Record<string, string> {
  const file = join(import.meta.dirname, 'mac', `${language}.lproj`, 'InfoPlist.strings');
  return parseStrings(readFileSync(file, 'utf8'));
}

/** Reads a `.strings` file with one `key = "text";` to the line. Throws on a line that is not of that form. */
export function parseStrings(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [, key, value] = LINE.exec(line) ?? [];
      if (key === undefined || value === undefined) throw new Error(`not a text: ${line}`);
      return [key, value];
    }),
  );
}
