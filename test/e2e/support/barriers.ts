import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds on a page, or inside a part of it, that shuts somebody out. */
export async function barriersIn(page: Page, within?: string): Promise<string[]> {
  // Fluent's sentinels at the ends of a group hand the focus on at once; nobody ever stands on one.
  const all = new AxeBuilder({ page }).exclude('[data-tabster-dummy]');
  const { violations } = await (within === undefined ? all : all.include(within)).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
