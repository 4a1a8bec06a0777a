/** Port of the service inside the program, so that an invitation stays good from one start to the next. */
const USUAL_PORT = 7443;

/** Where the service inside the program listens. */
export interface ServiceSettings {
  readonly host: string;
  /** Taken when it is free; any free one otherwise. */
  readonly port: number;
}

/**
 * Reads `UMEET_HOST` and `UMEET_PORT`. Without them the service listens on all of this computer's addresses:
 * an invitation must work for whoever it is sent to, in the same network at least.
 */
export function serviceSettings(
  env: Readonly<Record<string, string | undefined>>,
): ServiceSettings {
  const port = Number(env['UMEET_PORT'] ?? USUAL_PORT);
  const usable = Number.isInteger(port) && port >= 0 && port <= 65_535;
  return { host: env['UMEET_HOST'] || '0.0.0.0', port: usable ? port : USUAL_PORT };
}
