import { Arch, Platform } from 'electron-builder';
import { Refusal } from '../say.ts';

/** A system that packages are made for. */
export type System = 'windows' | 'macos' | 'linux';

const PLATFORMS: Readonly<Record<System, Platform>> = {
  windows: Platform.WINDOWS,
  macos: Platform.MAC,
  linux: Platform.LINUX,
};

/** What to make, as electron-builder wants it. */
export interface Wanted {
  readonly system: System;
  /** Processors, by electron-builder's names; those of the configuration when empty. */
  readonly arches: readonly string[];
  /** Only the unpacked program, no installer. */
  readonly unpacked: boolean;
}

/** The system that this computer runs. */
function thisSystem(platform: NodeJS.Platform): System {
  if (platform === 'win32') return 'windows';
  return platform === 'darwin' ? 'macos' : 'linux';
}

/** Reads `--for` and `--arch`; what is not known is a {@link Refusal}. */
export function readWanted(
  text: (name: string) => string | undefined,
  unpacked: boolean,
  platform: NodeJS.Platform,
): Wanted {
  const system = text('for') ?? thisSystem(platform);
  if (!isSystem(system)) {
    throw new Refusal(`--for is one of ${Object.keys(PLATFORMS).join(', ')}, not ${system}`);
  }
  const arches = text('arch')?.split(',') ?? [];
  const unknown = arches.find((arch) => !(arch in Arch));
  if (unknown !== undefined) {
    throw new Refusal(`--arch is x64, arm64 or universal, not ${unknown}`);
  }
  return { system, arches, unpacked };
}

/** The targets of electron-builder; those of the configuration where nothing narrower is asked for. */
export function targetsOf({
  system,
  arches,
  unpacked,
}: Wanted): Map<Platform, Map<Arch, string[]>> {
  const known = arches.map((arch) => Arch[arch as keyof typeof Arch]);
  return PLATFORMS[system].createTarget(unpacked ? 'dir' : null, ...known);
}

function isSystem(text: string): text is System {
  return text in PLATFORMS;
}
