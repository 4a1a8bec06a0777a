import type { CDPSession, Page } from '@playwright/test';

/**
 * Share of one core, per cent, that the main thread of a page takes over `spanMs`. It is its time on the processor: what
 * others take from the machine meanwhile is not counted.
 */
export async function mainThreadPercent(page: Page, spanMs: number): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await reading(session);
  await page.waitForTimeout(spanMs);
  const after = await reading(session);
  await session.detach();
  return ((after.busyS - before.busyS) / (after.atS - before.atS)) * 100;
}

async function reading(session: CDPSession): Promise<{ busyS: number; atS: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const valueOf = (name: string) =>
    metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { busyS: valueOf('TaskDuration'), atS: valueOf('Timestamp') };
}
