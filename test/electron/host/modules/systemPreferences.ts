import { emitter } from '../emitter.ts';
import { record } from '../osLog.ts';
import { strict } from '../strict.ts';

type Access = 'not-determined' | 'granted' | 'denied' | 'restricted' | 'unknown';

/** Undefined on other systems, as on the real runtime. */
function only<T>(platform: NodeJS.Platform, member: T): T | undefined {
  return process.platform === platform ? member : undefined;
}

/**
 * The module `systemPreferences` of a system that allows everything. A test that wants another answer puts a function
 * of its own in the place of `getMediaAccessStatus` or `askForMediaAccess`.
 */
export const systemPreferences = strict(
  'systemPreferences',
  emitter({
    getMediaAccessStatus: (_kind: 'microphone' | 'camera' | 'screen'): Access => 'granted',
    askForMediaAccess: only('darwin', async (kind: 'microphone' | 'camera'): Promise<boolean> => {
      record('ask-media-access', { media: kind });
      return true;
    }),
    isTrustedAccessibilityClient: only('darwin', (_prompt: boolean): boolean => true),
    getUserDefault: only('darwin', (_name: string): unknown => undefined),
    canPromptTouchID: only('darwin', (): boolean => false),
    getAccentColor: (): string => '0078d4ff',
    getAnimationSettings: () => ({
      shouldRenderRichAnimation: true,
      scrollAnimationsEnabledBySystem: true,
      prefersReducedMotion: false,
    }),
  }),
);
