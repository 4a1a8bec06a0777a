import type { Browser, Page } from '@playwright/test';
import { watchMachine } from '../quality/machine.ts';
import { median } from '../statistics.ts';

/** What a call of several people in one browser was like. */
export interface CallFigures {
  /** Pictures that came. */
  readonly tiles: number;
  /** Lines of the middle tile, and of the smallest. */
  readonly height: number;
  readonly heightMin: number;
  /** Pictures decoded a second in the middle tile, and in the slowest one, over the whole time. */
  readonly framesPerSecond: number;
  readonly framesPerSecondMin: number;
  /** Sound and pictures that all people together send. */
  readonly uplinkKbps: number;
  /** Processor time of the browser with all its people, in cores. */
  readonly browserCores: number;
  /** Of all processors, whoever used them. */
  readonly machineBusyPct: number;
}

/** What a page's connections have counted. */
interface Counts {
  readonly tiles: readonly {
    readonly id: string;
    readonly height: number;
    readonly frames: number;
  }[];
  readonly bytesSent: number;
}

/** Watches a call for a while; its pages must have kept their connections. */
export async function watchCall(
  browser: Browser,
  pages: readonly Page[],
  lookMs: number,
): Promise<CallFigures> {
  const session = await browser.newBrowserCDPSession();
  const cpuSeconds = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const machine = watchMachine();
  const startedMs = performance.now();
  const [cpuBefore, before] = await Promise.all([cpuSeconds(), Promise.all(pages.map(count))]);
  await new Promise((resolve) => setTimeout(resolve, lookMs));
  const [cpuAfter, after] = await Promise.all([cpuSeconds(), Promise.all(pages.map(count))]);
  const seconds = (performance.now() - startedMs) / 1_000;
  await session.detach();
  const tiles = after.flatMap((page, index) =>
    page.tiles.map(({ id, height, frames }) => {
      const earlier = before[index]?.tiles.find((tile) => tile.id === id);
      return { height, framesPerSecond: (frames - (earlier?.frames ?? 0)) / seconds };
    }),
  );
  const bytes = (counts: readonly Counts[]) =>
    counts.reduce((sum, { bytesSent }) => sum + bytesSent, 0);
  const heights = tiles.map(({ height }) => height);
  const rates = tiles.map(({ framesPerSecond }) => framesPerSecond);
  return {
    tiles: tiles.length,
    height: median(heights),
    heightMin: Math.min(...heights),
    framesPerSecond: median(rates),
    framesPerSecondMin: tenths(Math.min(...rates)),
    uplinkKbps: Math.round(((bytes(after) - bytes(before)) * 8) / 1_000 / seconds),
    browserCores: tenths((cpuAfter - cpuBefore) / seconds),
    machineBusyPct: machine().busyPct,
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function count(page: Page): Promise<Counts> {
  return page.evaluate(async () => {
    const connected = (window.umeetTestConnections ?? []).filter(
      ({ connectionState }) => connectionState === 'connected',
    );
    const reports = await Promise.all(connected.map((connection) => connection.getStats()));
    const stats = reports.flatMap((report) => [...report.values()]);
    return {
      tiles: stats
        .filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'video')
        .map(({ ssrc, frameHeight, framesDecoded }) => ({
          id: String(ssrc),
          height: Number(frameHeight ?? 0),
          frames: Number(framesDecoded ?? 0),
        })),
      bytesSent: stats
        .filter(({ type }) => type === 'transport')
        .reduce((sum, { bytesSent }) => sum + Number(bytesSent), 0),
    };
  });
}
