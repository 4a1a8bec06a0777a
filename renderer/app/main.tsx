import { createRoot } from 'react-dom/client';
import { pickLanguage } from '../../domain/settings/settings.ts';
import { pickPlatform } from '../platform/index.ts';
import { createAppSession } from '../session/index.ts';
import { boot } from './boot.tsx';
import { CrashScreen } from './ErrorBoundary.tsx';

// The one file that runs when it is loaded: it makes the parts and puts them together.

/** The console of the window is where a developer looks for what a person was told in other words. */
function report(error: unknown): void {
  window.reportError(error);
}

async function main(): Promise<void> {
  const platform = pickPlatform(window);
  const session = createAppSession({ platform, window });
  await boot({ window, platform, session, version: UMEET_VERSION, report });
}

main().catch((error: unknown) => {
  report(error);
  const place = document.querySelector('#root');
  if (place) {
    createRoot(place).render(<CrashScreen language={pickLanguage(navigator.languages)} />);
  }
});
