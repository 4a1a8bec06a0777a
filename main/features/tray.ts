import type { Menu, MenuItemConstructorOptions, NativeImage, Tray as SystemTray } from 'electron';
import type { StoreApi } from 'zustand/vanilla';
import type { PageFacts, ShellCommand } from '../../domain/desktop/pageFacts.ts';
import { callState, type CallState } from '../policy/callState.ts';
import { textsIn } from '../texts.ts';
import { commandItem } from './commandItems.ts';

/** What the tray needs of Electron and of the program. */
export interface TrayParts {
  readonly createTray: (
    image: NativeImage,
  ) => Pick<SystemTray, 'setImage' | 'setToolTip' | 'setContextMenu' | 'on'>;
  readonly Menu: Pick<typeof Menu, 'buildFromTemplate'>;
  readonly platform: NodeJS.Platform;
  readonly image: (state: CallState) => NativeImage;
  readonly page: Pick<StoreApi<PageFacts>, 'getState' | 'subscribe'>;
  readonly openWindow: () => void;
  readonly run: (command: ShellCommand) => void;
  readonly quit: () => void;
}

/**
 * Puts the program into the system's tray. A click opens the window where systems expect that; on a Mac it shows the
 * menu. Returns whether there is a tray: some Linux desktops have none, and the program does without.
 */
export function setupTray(parts: TrayParts): boolean {
  const { platform, page, openWindow } = parts;
  let shown = callState(page.getState().meeting);
  let tray: ReturnType<TrayParts['createTray']>;
  try {
    tray = parts.createTray(parts.image(shown));
  } catch {
    return false;
  }
  const describe = (facts: PageFacts) => {
    tray.setToolTip(textsIn(facts.language)(`tray.${callState(facts.meeting)}`));
    // Linux shows what it was given last: a changed menu is handed over anew.
    tray.setContextMenu(parts.Menu.buildFromTemplate(trayTemplate(facts, parts)));
  };
  if (platform !== 'darwin') tray.on('click', openWindow);
  describe(page.getState());
  page.subscribe((facts) => {
    const state = callState(facts.meeting);
    if (state !== shown) tray.setImage(parts.image(state));
    shown = state;
    describe(facts);
  });
  return true;
}

/** The tray's menu: what a person wants of a program they do not look at. */
function trayTemplate(
  facts: PageFacts,
  { openWindow, run, quit }: Pick<TrayParts, 'openWindow' | 'run' | 'quit'>,
): MenuItemConstructorOptions[] {
  const t = textsIn(facts.language);
  const inMeeting = facts.meeting.at === 'in';
  const calls = inMeeting ? (['microphone.toggle', 'meeting.leave'] as const) : [];
  return [
    { label: t('tray.open'), click: openWindow },
    { type: 'separator' },
    ...calls.map((command) => commandItem(command, facts, run)),
    commandItem('meeting.new', facts, run),
    { type: 'separator' },
    commandItem('settings.open', facts, run),
    { label: t('menu.quit'), click: quit },
  ];
}
