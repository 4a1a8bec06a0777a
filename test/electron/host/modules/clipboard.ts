import { strict } from '../strict.ts';

let held = '';

/** The module `clipboard`: text, for this program alone. */
export const clipboard = strict('clipboard', {
  readText: async (): Promise<string> => held,
  writeText: async (text: string): Promise<void> => {
    held = text;
  },
  clear: async (): Promise<void> => {
    held = '';
  },
});
