import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a player finds out about a file. */
export interface Probed {
  readonly durationS: number;
  /** Codec and seconds of each stream, the picture first. */
  readonly streams: readonly {
    readonly kind: string;
    readonly codec: string;
    readonly durationS: number;
  }[];
}

/** Asks ffprobe. A computer without it fails the test by a sentence: nothing else proves that a file plays. */
export async function probe(path: string): Promise<Probed> {
  const entries = 'stream=codec_type,codec_name,duration:format=duration';
  const args = ['-v', 'error', '-show_entries', entries, '-of', 'json', path];
  const { format, streams } = JSON.parse(await tool('ffprobe', args)) as {
    format: { duration: string };
    streams: { codec_type: string; codec_name: string; duration: string }[];
  };
  return {
    durationS: Number(format.duration),
    streams: streams
      .map((one) => ({
        kind: one.codec_type,
        codec: one.codec_name,
        durationS: Number(one.duration),
      }))
      .toSorted((a, b) => b.kind.localeCompare(a.kind)),
  };
}

/** Decodes all of a file; everything that a decoder complains about. */
export async function complaintsOf(path: string): Promise<string> {
  return tool('ffmpeg', ['-v', 'warning', '-xerror', '-i', path, '-f', 'null', '-'], 'stderr');
}

/** Loudest part of the sound, decibels of full scale; 0 is as loud as can be, silence is below -90. */
export async function loudnessOf(path: string): Promise<number> {
  const args = ['-v', 'info', '-i', path, '-vn', '-af', 'volumedetect', '-f', 'null', '-'];
  return Number(/max_volume: (-?[\d.]+) dB/.exec(await tool('ffmpeg', args, 'stderr'))?.[1]);
}

/** When each picture or piece of sound in a file is due, in order, seconds. */
export async function timesIn(path: string, kind: 'video' | 'audio'): Promise<number[]> {
  const which = ['-select_streams', kind[0] ?? '', '-show_entries', 'packet=pts_time'];
  const lines = await tool('ffprobe', ['-v', 'error', ...which, '-of', 'csv=p=0', path]);
  return lines
    .split(/[\s,]+/)
    .filter((time) => time !== '')
    .map(Number)
    .toSorted((a, b) => a - b);
}

/** Loudest sample of each second of the sound, 0 to 1. */
export async function loudnessBySecond(path: string): Promise<number[]> {
  const rate = 8_000;
  const raw = ['-vn', '-ac', '1', '-ar', String(rate), '-f', 's16le', '-'];
  const { stdout } = await start('ffmpeg', ['-v', 'error', '-i', path, ...raw]);
  const seconds: number[] = [];
  for (let at = 0; at + 1 < stdout.length; at += 2) {
    const second = Math.floor(at / 2 / rate);
    seconds[second] = Math.max(seconds[second] ?? 0, Math.abs(stdout.readInt16LE(at)) / 32_768);
  }
  return seconds;
}

/**
 * Share of the pixels in a part of the picture that change between two seconds of the file, 0 to 1. `part` as shares of width
 * and height.
 */
export async function motionIn(
  path: string,
  part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  seconds: readonly [number, number],
): Promise<number> {
  const [before, after] = await Promise.all(seconds.map((atS) => frameOf(path, part, atS)));
  if (!before || !after || before.length === 0) return 0;
  let changed = 0;
  for (let at = 0; at < before.length; at += 1) {
    if (Math.abs((before[at] ?? 0) - (after[at] ?? 0)) > 24) changed += 1;
  }
  return changed / before.length;
}

/** Red, green and blue (0 to 255) at a point of the picture at a second of the file, `x` and `y` as shares of width and height. */
export async function colourIn(
  path: string,
  { x, y }: { readonly x: number; readonly y: number },
  atS: number,
): Promise<number[]> {
  const from = ['-v', 'error', '-ss', String(atS), '-i', path, '-frames:v', '1'];
  const point = ['-vf', `crop=1:1:iw*${x}:ih*${y}:exact=1`];
  const raw = ['-pix_fmt', 'rgb24', '-f', 'rawvideo', '-'];
  const { stdout } = await start('ffmpeg', [...from, ...point, ...raw]);
  return [...stdout];
}

async function frameOf(
  path: string,
  { x, y, width, height }: Parameters<typeof motionIn>[1],
  atS: number,
): Promise<Buffer> {
  const crop = `crop=iw*${width}:ih*${height}:iw*${x}:ih*${y},scale=160:90`;
  const args = ['-v', 'error', '-ss', String(atS), '-i', path, '-frames:v', '1', '-vf', crop];
  const { stdout } = await start('ffmpeg', [...args, '-pix_fmt', 'gray', '-f', 'rawvideo', '-']);
  return stdout;
}

async function tool(
  name: 'ffmpeg' | 'ffprobe',
  args: readonly string[],
  output: 'stdout' | 'stderr' = 'stdout',
): Promise<string> {
  return (await start(name, args))[output].toString();
}

async function start(name: 'ffmpeg' | 'ffprobe', args: readonly string[]) {
  try {
    return await run(name, args, { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error(`${name} is not installed: tests of recordings need ffmpeg (docs/testing.md)`, {
      cause: error,
    });
  }
}
