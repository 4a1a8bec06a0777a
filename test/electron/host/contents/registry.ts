import type { Page } from './page.ts';
import type { WebContents } from './webContents.ts';

/** The pages that are there, by the id of their webContents. */
export const pages = new Map<number, Page>();

/** The page of a target of Chromium. */
export function pageOfTarget(targetId: string | undefined): Page | undefined {
  return [...pages.values()].find((page) => page.targetId === targetId);
}

/** The webContents that a frame of Chromium belongs to. */
export function contentsOfFrame(frameId: string): WebContents | undefined {
  return [...pages.values()].find((page) => page.mainFrameId === frameId)?.contents as
    | WebContents
    | undefined;
}
