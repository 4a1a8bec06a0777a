import { door } from './door.ts';
import electron from './electron.ts';

/** A function, as text, that the test wants to be run in the program. */
export interface Request {
  readonly id: number;
  readonly code: string;
  readonly argument?: unknown;
  /** Hand it the door of the host instead of Electron. */
  readonly atDoor: boolean;
}

/** What became of it. */
export interface Answer {
  readonly id: number;
  /** As JSON, so that what cannot be carried is an answer too; absent for `undefined`. */
  readonly value?: string | undefined;
  readonly error?: string;
}

/**
 * Runs what the test sends over the channel it started this process with. When the channel closes, the test is gone
 * and nobody would end the program: `ended` does.
 */
export function obeyTest(ended: () => void): void {
  if (!process.send) return;
  process.on('message', (request: Request) => {
    void answer(request).then((reply) => process.send?.(reply));
  });
  process.on('disconnect', ended);
  process.channel?.unref();
}

async function answer({ id, code, argument, atDoor }: Request): Promise<Answer> {
  try {
    // oxlint-disable-next-line no-eval -- running the test's code is what this is for; indirect, so that it sees nothing of this file
    const run = (0, eval)(`(${code})`) as (parts: object, argument: unknown) => unknown;
    const value = await run(atDoor ? { ...electron, host: door } : electron, argument);
    return { id, value: JSON.stringify(value) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
