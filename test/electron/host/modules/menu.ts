import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';
import { record } from '../osLog.ts';
import { strict } from '../strict.ts';
import { canonicalAccelerator } from './accelerator.ts';
import { MenuItem } from './menuItem.ts';

let applicationMenu: Menu | null = null;

/** A menu. Nothing is drawn: a test looks at the items and clicks them. */
export class Menu extends EventEmitter {
  items: MenuItem[] = [];

  constructor() {
    super();
    return strict('Menu', this);
  }

  append(item: MenuItem): void {
    this.insert(this.items.length, item);
  }
  insert(position: number, item: MenuItem): void {
    item.menu = this;
    this.items.splice(position, 0, item);
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
  popup({ callback }: { callback?: () => void } = {}): void {
    record('menu-popup', { labels: this.items.map(({ label }) => label) });
    this.emit('menu-will-show', {});
    this.emit('menu-will-close', {});
    callback?.();
  }
  closePopup(): void {
    record('menu-close-popup');
  }

  static buildFromTemplate(template: readonly (MenuItemConstructorOptions | MenuItem)[]): Menu {
    if (!Array.isArray(template)) {
      throw new TypeError('Invalid template for Menu: Menu template must be an array');
    }
    if (!template.every((one) => isTemplateItem(one))) {
      throw new TypeError(
        'Invalid template for MenuItem: must have at least one of label, role or type',
      );
    }
    const menu = new Menu();
    for (const item of withoutExtraSeparators(template)) {
      menu.append(
        item instanceof MenuItem ? item : new MenuItem(item as MenuItemConstructorOptions),
      );
    }
    return menu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
    record('application-menu', { labels: menu?.items.map(({ label }) => label) ?? null });
  }
  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }
  static sendActionToFirstResponder(action: string): void {
    record('first-responder', { action });
  }
}
MenuItem.build = (template) => Menu.buildFromTemplate(template);

type TemplateItem = MenuItemConstructorOptions | MenuItem;

function isTemplateItem(item: TemplateItem): boolean {
  if (typeof item !== 'object' || item === null) return false;
  return 'label' in item || 'role' in item || item.type === 'separator';
}

/** As Electron does: none at the ends, no two in a row. */
function withoutExtraSeparators(template: readonly TemplateItem[]): TemplateItem[] {
  const isLine = (item: TemplateItem | undefined) => !item || item.type === 'separator';
  const shown = template.filter((item) => !('visible' in item) || item.visible !== false);
  return template.filter((item) => {
    const at = shown.indexOf(item);
    if (at === -1 || !isLine(item)) return true;
    return !isLine(shown[at - 1]) && shown.slice(at + 1).some((later) => !isLine(later));
  });
}

/** Presses the keys while the window has the focus: clicks the item of the application menu that has them. */
export function pressMenuKeys(accelerator: string): boolean {
  const keys = canonicalAccelerator(accelerator);
  const item = itemsOf(applicationMenu).find(
    (one) => one.enabled && one.accelerator && canonicalAccelerator(one.accelerator) === keys,
  );
  item?.click();
  return item !== undefined;
}

function itemsOf(menu: Menu | null | undefined): MenuItem[] {
  return (menu?.items ?? []).flatMap((item) => [item, ...itemsOf(item.submenu)]);
}
