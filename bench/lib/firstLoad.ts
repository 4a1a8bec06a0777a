import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';

/** Kilobytes (1000 bytes, gzip level 9) of JavaScript and CSS that a first visit loads until Home is usable. */
export async function firstLoadKilobytes(browser: Browser, origin: string): Promise<number> {
  const context = await browser.newContext({ locale: 'en-US' });
  const page = await context.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname)) bodies.push(response.body());
  });
  await page.goto(origin);
  await page.getByRole('button', { name: 'New meeting' }).waitFor();
  const sizes = await Promise.all(
    bodies.map(async (body) => gzipSync(await body, { level: 9 }).length),
  );
  await context.close();
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 100) / 10;
}
