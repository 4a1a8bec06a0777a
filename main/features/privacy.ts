import type { Shell, SystemPreferences } from 'electron';
import {
  PRIVACY_KINDS,
  type PrivacyAccess,
  type PrivacyKind,
  type PrivacyStatus,
} from '../../domain/desktop/privacy.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import { systemOf } from './appInfo.ts';
import { accessOf, pagesOf, settingsPage } from '../policy/privacy.ts';

/** What the system's word needs of Electron. */
export interface PrivacyParts {
  readonly platform: NodeJS.Platform;
  readonly systemPreferences: Pick<SystemPreferences, 'getMediaAccessStatus' | 'askForMediaAccess'>;
  readonly shell: Pick<Shell, 'openExternal'>;
}

/** What the system lets this program use, and the way to change that. */
export interface Privacy {
  status(): PrivacyStatus;
  /** Opens the system's settings where one kind is decided; `not-found` where there is no such page. */
  open(kind: PrivacyKind): Promise<Reply<null>>;
  /**
   * Decides whether Chromium may open these, and asks the person by the system's dialog where nothing was decided
   * yet. Answers at once unless it has to ask.
   */
  decide(kinds: readonly ('microphone' | 'camera')[], answer: (may: boolean) => void): void;
}

/** Makes it. The addresses of the settings are fixed here and never come from the page. */
export function setupPrivacy({ platform, systemPreferences, shell }: PrivacyParts): Privacy {
  const accessTo = (kind: PrivacyKind): PrivacyAccess => {
    // Linux has no such word, and Electron no such function there.
    if (platform !== 'darwin' && platform !== 'win32') return 'unknown';
    return accessOf(systemPreferences.getMediaAccessStatus(kind));
  };
  const mayUse = async (kind: 'microphone' | 'camera'): Promise<boolean> =>
    accessTo(kind) === 'undecided' && platform === 'darwin'
      ? systemPreferences.askForMediaAccess(kind)
      : isOpen(accessTo(kind));
  return {
    status: () => ({
      os: systemOf(platform),
      access: Object.fromEntries(
        PRIVACY_KINDS.map((kind) => [kind, accessTo(kind)]),
      ) as PrivacyStatus['access'],
      pages: pagesOf(platform),
    }),
    open: async (kind) => {
      const page = settingsPage(platform, kind);
      if (page === undefined) return fail('not-found', kind);
      try {
        await shell.openExternal(page);
        return ok(null);
      } catch (error) {
        return fail('internal', String(error));
      }
    },
    decide: (kinds, answer) => {
      const accesses = kinds.map(accessTo);
      if (!accesses.every(isOpen)) return answer(false);
      if (!accesses.includes('undecided')) return answer(true);
      Promise.all(kinds.map(mayUse)).then(
        (decisions) => answer(decisions.every(Boolean)),
        () => answer(false),
      );
    },
  };
}

/** Chromium is only let at what the system does not refuse: it would fail there with less to say about it. */
function isOpen(access: PrivacyAccess): boolean {
  return access !== 'refused' && access !== 'locked';
}
