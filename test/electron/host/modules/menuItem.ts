import type { MenuItemConstructorOptions } from 'electron';
import { record } from '../osLog.ts';
import { app, BrowserWindow } from '../windows.ts';
import type { Menu } from './menu.ts';
import { menuRoles, type Role } from './menuRoles.ts';

const TYPES: ReadonlySet<string> = new Set([
  'normal',
  'separator',
  'submenu',
  'checkbox',
  'radio',
  'header',
  'palette',
]);

let lastCommandId = 0;

/** How a submenu given as a template becomes a menu; `menu.ts` hands it in, as the two need each other. */
type BuildMenu = (template: readonly object[]) => Menu;

/** One item of a menu. What is not listed in its options comes from its role. */
export class MenuItem {
  readonly commandId = (lastCommandId += 1);
  id = '';
  label: string;
  sublabel: string;
  toolTip: string;
  type: string;
  role: string | undefined;
  accelerator: string | null;
  readonly userAccelerator: string | null;
  icon: MenuItemConstructorOptions['icon'];
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  registerAccelerator: boolean;
  submenu: Menu | undefined;
  menu: Menu | undefined;
  /** Does what the role does, or else what `click` of the options says. */
  readonly click: (event?: unknown, window?: unknown, page?: unknown) => void;
  static build: BuildMenu;

  constructor(options: MenuItemConstructorOptions) {
    const role = options.role ? roleNamed(options.role) : undefined;
    this.role = options.role;
    this.id = options.id ?? '';
    this.label = options.label ?? role?.label ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.icon = options.icon;
    this.accelerator = (options.accelerator as string | undefined) ?? role?.accelerator ?? null;
    this.userAccelerator = this.accelerator;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.submenu = submenuOf(options.submenu ?? role?.submenu);
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
    if (!TYPES.has(this.type)) throw new Error(`Unknown menu item type: ${this.type}`);
    if (this.type === 'submenu' && !this.submenu) throw new Error('Invalid submenu');
    this.click = (event, window, page) => {
      this.#toggle();
      if (!execute(options.role, role, { window, page }))
        options.click?.(this as never, window as never, event as never);
    };
  }

  #toggle(): void {
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type !== 'radio') return;
    for (const other of radioGroup(this)) other.checked = other === this;
  }
}

/** The radio buttons next to this one, without anything between. */
function radioGroup(item: MenuItem): MenuItem[] {
  const all = item.menu?.items ?? [item];
  const isRadio = (at: number) => all[at]?.type === 'radio';
  let first = all.indexOf(item);
  while (isRadio(first - 1)) first -= 1;
  let last = first;
  while (isRadio(last + 1)) last += 1;
  return all.slice(first, last + 1);
}

function roleNamed(name: string): Role {
  const role = menuRoles(app.getName() as string)[name.toLowerCase()];
  if (!role) throw new Error(`the menu role ${name} is not imitated by this host`);
  return role;
}

function submenuOf(submenu: unknown): Menu | undefined {
  return Array.isArray(submenu) ? MenuItem.build(submenu) : (submenu as Menu | undefined);
}

type Methods = Record<string, (() => void) | undefined> & { webContents?: Methods };

/** Does what a role does, and says whether it did: an item with such a role ignores its own `click`. */
function execute(
  name: string | undefined,
  role: Role | undefined,
  target: { window: unknown; page: unknown },
): boolean {
  if (!role) return false;
  record('menu-role', { role: name });
  const window = (target.window ?? BrowserWindow.getFocusedWindow()) as Methods | null;
  const page = (target.page ?? window?.webContents) as Methods | undefined;
  if (role.app) (app as unknown as Methods)[role.app]?.();
  if (role.window) window?.[role.window]?.();
  if (role.page) page?.[role.page]?.();
  return true;
}
