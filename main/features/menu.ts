import type { App, Menu } from 'electron';
import type { StoreApi } from 'zustand/vanilla';
import type { PageFacts } from '../../domain/desktop/pageFacts.ts';
import { textsIn } from '../texts.ts';
import { menuTemplate, type MenuActions, type MenuFacts } from './menuTemplate.ts';

/** What the application menu needs of Electron and of the program. */
export interface MenuParts extends Pick<MenuFacts, 'platform' | 'isPackaged'> {
  readonly app: Pick<App, 'setAboutPanelOptions' | 'getVersion'>;
  readonly Menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>;
  readonly page: Pick<StoreApi<PageFacts>, 'getState' | 'subscribe'>;
  readonly actions: MenuActions;
}

/** Sets the application menu and keeps it in the language and the state of the page. */
export function setupMenu({ app, Menu, page, actions, platform, isPackaged }: MenuParts): void {
  let shown = '';
  const follow = (facts: PageFacts) => {
    // The menu that is open goes when a new one is set: no new one for what it does not show.
    const { at, microphone, camera } = facts.meeting;
    const state = JSON.stringify([facts.language, at, microphone, camera, facts.keys]);
    if (state === shown) return;
    shown = state;
    const template = menuTemplate({ platform, isPackaged, page: facts }, actions);
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
    app.setAboutPanelOptions({
      applicationName: textsIn(facts.language)('app.name'),
      applicationVersion: app.getVersion(),
      copyright: '© 2026 Umeet contributors · MIT',
    });
  };
  follow(page.getState());
  page.subscribe(follow);
}
