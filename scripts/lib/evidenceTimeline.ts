import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { MANIFEST_NAME } from '../../domain/faults/manifest.ts';
import { isoTime } from '../../domain/isoTime.ts';

/** A bundle that was checked already, and how its lines are told from those of others. */
export interface NamedBundle {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Logs of a bundle, each line of which begins with its moment. */
const LOGS = /\.log$/;
const LINE = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z) (.*)$/;
const clockSchema = z.object({ clockOffsetMs: z.number().nullable() });

/**
 * What the logs of several bundles of one report tell, in one order: each line at its moment by the service's clock, of which each
 * device knew how far its own was away. A device that did not know has `?` before its moments, which are its own.
 */
export function evidenceTimeline(bundles: readonly NamedBundle[]): readonly string[] {
  return bundles
    .flatMap(linesOf)
    .toSorted((one, other) => one.atMs - other.atMs)
    .map(({ atMs, mark, name, text }) => `${mark}${isoTime(atMs)} ${name}: ${text}`);
}

function linesOf({ name, bytes }: NamedBundle) {
  const files = unzipSync(bytes, { filter: (file) => isRead(file.name) });
  const manifest = files[MANIFEST_NAME] ?? new Uint8Array();
  const { clockOffsetMs } = clockSchema.parse(JSON.parse(strFromU8(manifest)));
  const mark = clockOffsetMs === null ? '?' : ' ';
  return Object.entries(files)
    .filter(([file]) => LOGS.test(file))
    .flatMap(([, content]) => strFromU8(content).split('\n'))
    .flatMap((line) => {
      const [, at = '', text = ''] = LINE.exec(line) ?? [];
      const atMs = Date.parse(at) + (clockOffsetMs ?? 0);
      return Number.isNaN(atMs) ? [] : [{ atMs, mark, name, text }];
    });
}

function isRead(file: string): boolean {
  return file === MANIFEST_NAME || LOGS.test(file);
}
