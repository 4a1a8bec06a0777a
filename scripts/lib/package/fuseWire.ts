import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { FUSES } from '../../../build/fuses.ts';

/** Names of the fuses, in the order of the wire. */
export const FUSE_NAMES: readonly string[] = Object.values(FuseV1Options).filter(
  (value) => typeof value === 'string',
);

/** State of each fuse by its place on the wire: a character code, `'1'` for on and `'0'` for off. */
export type FuseWire = Readonly<Record<number, number>>;

/** What is not as it was decided, one line for each fuse. */
export function fuseProblems(wire: FuseWire): string[] {
  return FUSE_NAMES.flatMap((name, place) => {
    const wanted = FUSES[place as FuseV1Options] ? FuseState.ENABLE : FuseState.DISABLE;
    return wire[place] === wanted ? [] : [`fuse ${name} is ${stateName(wire[place])}`];
  });
}

/** Reads the fuses of a packed program: an executable, or an `.app`. */
export async function readFuses(program: string): Promise<FuseWire> {
  const { version: _, ...wire } = await getCurrentFuseWire(program);
  return wire as FuseWire;
}

function stateName(state: number | undefined): string {
  if (state === FuseState.ENABLE) return 'on';
  if (state === FuseState.DISABLE) return 'off';
  return state === undefined ? 'missing' : 'as Electron delivers it';
}
