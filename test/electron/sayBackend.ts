import { electronRuntime } from './launchApp.ts';

/** Says once per run what the desktop program is started on. */
// oxlint-disable-next-line import/no-default-export -- Playwright calls the default export before the first test
export default function sayBackend(): void {
  const runtime = electronRuntime();
  console.log(
    runtime === undefined
      ? "The desktop program runs on the host that stands in for Electron's runtime (test/electron/README.md)."
      : `The desktop program runs on Electron's runtime: ${runtime}`,
  );
}
