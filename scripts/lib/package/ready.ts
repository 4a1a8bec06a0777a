/** What a release is judged by before it is built. */
export interface ReleaseFacts {
  /** The tag that is released, `v1.2.3`; `undefined` when nothing is tagged yet. */
  readonly tag: string | undefined;
  /** Version of the program. */
  readonly version: string;
  /** Version of Electron that the program is built on, and the newest one. */
  readonly electron: string;
  readonly newestElectron: string;
}

/** Electron gives its latest three lines security fixes. */
const SUPPORTED_LINES = 3;

/** Why this must not be released, one sentence each. */
export function releaseProblems(facts: ReleaseFacts): string[] {
  const { tag, version, electron, newestElectron } = facts;
  const problems: string[] = [];
  if (tag !== undefined && tag !== `v${version}`) {
    problems.push(`The tag is ${tag} and package.json says ${version}.`);
  }
  if (line(newestElectron) - line(electron) >= SUPPORTED_LINES) {
    problems.push(
      `Electron ${electron} gets no security fixes any more; the newest is ${newestElectron}.`,
    );
  }
  return problems;
}

function line(version: string): number {
  return Number(version.split('.')[0]);
}
