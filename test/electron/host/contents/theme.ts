import { pages } from './registry.ts';

let isDark = false;

/** Whether pages are dark. Setting it tells those that are open. */
export const theme = {
  get dark(): boolean {
    return isDark;
  },
  set dark(dark: boolean) {
    isDark = dark;
    for (const page of pages.values()) void page.ready.then(() => page.applyTheme(dark));
  },
};
