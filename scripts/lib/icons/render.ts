import { readFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { inRoot } from '../paths.ts';
import type { Rendering } from './plan.ts';

/** Renders drawings to PNG. Equal renderings are made once. */
export type RenderIcon = (rendering: Rendering) => Promise<Buffer>;

const BROWSER_ARGS = ['--force-color-profile=srgb', '--disable-lcd-text', '--no-first-run'];

/** Opens the browser that draws, hands out the means to render, and closes it after `work`. */
export async function withRenderer(
  browserPath: string,
  work: (render: RenderIcon) => Promise<void>,
): Promise<void> {
  // Chromium's sandbox does not start for root.
  const args = process.getuid?.() === 0 ? [...BROWSER_ARGS, '--no-sandbox'] : BROWSER_ARGS;
  const browser = await chromium.launch({ executablePath: browserPath, args });
  try {
    const page = await browser.newPage();
    const made = new Map<string, Buffer>();
    await work(async (rendering) => {
      const key = JSON.stringify(rendering);
      const png = made.get(key) ?? (await renderIcon(page, rendering));
      made.set(key, png);
      return png;
    });
  } finally {
    await browser.close();
  }
}

async function renderIcon(page: Page, { source, pixels, inset = 0 }: Rendering): Promise<Buffer> {
  const drawing = readFileSync(inRoot(source)).toString('base64');
  const border = Math.round(pixels * inset);
  await page.setViewportSize({ width: pixels, height: pixels });
  await page.setContent(
    `<body style="margin:0;background:transparent">
     <img style="display:block;margin:${border}px;width:${pixels - 2 * border}px"
      src="data:image/svg+xml;base64,${drawing}">`,
  );
  await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  return page.screenshot({ omitBackground: true });
}
