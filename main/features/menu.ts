import type { Menu, MenuItemConstructorOptions } from 'electron';

/** What the menu depends on. */
export interface MenuFacts {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
}

/**
 * The application menu. macOS needs one for the system's own shortcuts; elsewhere all actions are in the window,
 * and only developers get a menu, for reloading and the inspector.
 */
export function menuTemplate({ platform, isPackaged }: MenuFacts): MenuItemConstructorOptions[] {
  const forDevelopers: MenuItemConstructorOptions[] = isPackaged ? [] : [{ role: 'viewMenu' }];
  if (platform !== 'darwin') return forDevelopers;
  return [{ role: 'appMenu' }, { role: 'editMenu' }, ...forDevelopers, { role: 'windowMenu' }];
}

/** Sets the application menu. */
export function setupMenu(
  menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>,
  facts: MenuFacts,
): void {
  const template = menuTemplate(facts);
  menu.setApplicationMenu(template.length === 0 ? null : menu.buildFromTemplate(template));
}
