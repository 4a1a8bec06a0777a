import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { family } from '../../test/network/support/processes.ts';

/** What a page and its browser hold, megabytes (10⁶ bytes). */
export interface Memory {
  /** JavaScript in use after garbage collection. */
  readonly heapMB: number;
  /** All processes of the browser, shared pages by their share (PSS). */
  readonly processesMB: number;
}

/** Collects garbage and looks. `pid`: first process of the page's browser. Linux only. */
export async function memoryOf(page: Page, pid: number): Promise<Memory> {
  const session = await page.context().newCDPSession(page);
  // Again and again: what one collection finalizes lets go of more.
  for (let round = 0; round < 4; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { heapMB: usedSize / 1e6, processesMB: proportionalBytes(pid) / 1e6 };
}

function proportionalBytes(first: number): number {
  return family(first).reduce((sum, pid) => sum + readPss(pid), 0);
}

/** Nothing for a process that has ended meanwhile. */
function readPss(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1_024;
  } catch {
    return 0;
  }
}
