/** A failure whose message is all that the person at the keyboard needs; it is shown without a stack trace. */
export class Refusal extends Error {}

/** Prints one line. */
export function say(line: string): void {
  console.log(line);
}

/** How long something took, as `1.2 s`. */
export function seconds(fromMs: number, toMs: number): string {
  return `${((toMs - fromMs) / 1000).toFixed(1)} s`;
}

/**
 * Runs a script's body and turns what comes of it into an exit code. A person never sees a stack trace; with
 * `UMEET_DEBUG` set in the environment a developer does.
 */
export async function runScript(body: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await body();
  } catch (error) {
    process.exitCode = 1;
    console.error(describe(error));
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const wanted = process.env['UMEET_DEBUG'] !== undefined && !(error instanceof Refusal);
  return wanted ? (error.stack ?? error.message) : error.message;
}
