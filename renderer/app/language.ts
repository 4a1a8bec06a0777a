import type { i18n as I18n } from 'i18next';
import { pickLanguage, type Language } from '../../domain/settings/settings.ts';
import type { Platform } from '../platform/index.ts';
import type { Session } from '../session/index.ts';

/** What the interface language follows. */
export interface LanguageDeps {
  readonly i18n: I18n;
  readonly settings: Session['stores']['settings'];
  readonly platform: Pick<Platform, 'languages'>;
  readonly window: Pick<Window, 'addEventListener' | 'document'>;
}

/** The language to start in. */
export async function startLanguage(
  settings: Session['stores']['settings'],
  platform: Pick<Platform, 'languages'>,
): Promise<Language> {
  return settings.getState().language ?? pickLanguage(await platform.languages());
}

/** Keeps the interface, and what the page says about itself, in the chosen language or else the system's. */
export function followLanguage(deps: LanguageDeps, ended: AbortSignal): void {
  const { i18n, settings, platform, window } = deps;
  const mark = () => {
    window.document.documentElement.lang = i18n.language;
  };
  const update = async () => {
    const language = await startLanguage(settings, platform);
    if (ended.aborted || language === i18n.language) return;
    await i18n.changeLanguage(language);
    mark();
  };
  mark();
  window.addEventListener('languagechange', () => void update(), { signal: ended });
  const stop = settings.subscribe((state, before) => {
    if (state.language !== before.language) void update();
  });
  ended.addEventListener('abort', stop, { once: true });
}
