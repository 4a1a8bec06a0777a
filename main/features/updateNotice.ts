import type { Notifier } from './notifications.ts';
import type { Updates } from './updates.ts';

/** Tells somebody who does not look at the window, once a version, that it is ready to be installed. */
export function setupUpdateNotice(
  updates: Pick<Updates, 'store' | 'install'>,
  notifier: Notifier,
): void {
  // Refused in a meeting, where the press opens the window and nothing else.
  const restart = () => void updates.install();
  updates.store.subscribe(({ step, offered }, before) => {
    if (step !== 'ready' || before.step === 'ready' || !offered) return;
    notifier.show({ kind: 'update-ready', version: offered.version }, restart);
  });
}
