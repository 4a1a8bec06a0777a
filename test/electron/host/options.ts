import type { Display } from 'electron';

/** What a test tells the host before the program starts; see `launchApp`. */
export interface HostOptions {
  /** Where the program keeps its data; `--user-data-dir` does the same on the real runtime. */
  readonly userData?: string;
  /** Pretended system. Paths stay those of the real one. */
  readonly platform?: NodeJS.Platform;
  readonly packaged?: boolean;
  /** Preferred languages of the system, best first. */
  readonly languages?: readonly string[];
  readonly displays?: readonly Partial<Display>[];
  /** `umeet://…` and the like that macOS opens the program with. */
  readonly openUrl?: string;
  /** The person's folder; the real one if not said. */
  readonly home?: string;
}

/** The environment variable that carries {@link HostOptions} as JSON. */
export const OPTIONS_VARIABLE = 'ELECTRON_HOST_OPTIONS';

/** The options of this run of the host. */
export const options: HostOptions = JSON.parse(
  process.env[OPTIONS_VARIABLE] ?? '{}',
) as HostOptions;
