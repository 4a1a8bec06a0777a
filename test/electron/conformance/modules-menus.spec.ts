import { expect, test } from './modulesApp.ts';

test('a menu is built from a template: roles bring labels and keys, separators are tidied', async ({
  shared,
}) => {
  const menu = await shared.evaluate(({ Menu }) => {
    const built = Menu.buildFromTemplate([
      { type: 'separator' },
      { label: 'Mute', accelerator: 'CmdOrCtrl+Shift+M', id: 'mute', type: 'checkbox' },
      { type: 'separator' },
      { type: 'separator' },
      { role: 'copy' },
      { role: 'editMenu' },
      { type: 'separator' },
    ]);
    return built.items.map((item) => ({
      label: item.label,
      type: item.type,
      keys: item.accelerator ?? null,
      has: item.submenu?.items.slice(0, 2).map(({ role }) => role) ?? [],
    }));
  });
  expect(menu).toEqual([
    { label: 'Mute', type: 'checkbox', keys: 'CmdOrCtrl+Shift+M', has: [] },
    { label: '', type: 'separator', keys: null, has: [] },
    { label: 'Copy', type: 'normal', keys: 'CommandOrControl+C', has: [] },
    { label: 'Edit', type: 'submenu', keys: null, has: ['undo', 'redo'] },
  ]);
});

test('a click calls the item with itself, turns a check mark, and moves a radio mark', async ({
  shared,
}) => {
  const seen = await shared.evaluate(({ Menu }) => {
    const clicks: string[] = [];
    const menu = Menu.buildFromTemplate([
      { label: 'Check', type: 'checkbox', click: (item) => clicks.push(`check ${item.checked}`) },
      { label: 'One', type: 'radio', checked: true, id: 'one' },
      { label: 'Two', type: 'radio', id: 'two', click: (item) => clicks.push(item.id) },
      { label: 'Sub', submenu: [{ label: 'Deep', id: 'deep' }] },
    ]);
    menu.items[0]?.click();
    menu.items[0]?.click();
    menu.getMenuItemById('two')?.click();
    return { clicks, deep: menu.getMenuItemById('deep')?.label, none: menu.getMenuItemById('x') };
  });
  expect(seen).toEqual({
    clicks: ['check true', 'check false', 'two'],
    deep: 'Deep',
    none: null,
  });
});

test('a template that is none is refused', async ({ shared }) => {
  const messages = await shared.evaluate(({ Menu, MenuItem }) => {
    const attempts = [
      () => Menu.buildFromTemplate('x' as never),
      () => Menu.buildFromTemplate([{}]),
      () => new MenuItem({ label: 'x', type: 'odd' as 'normal' }),
      () => new MenuItem({ label: 'x', type: 'submenu' }),
    ];
    return attempts.map((run) => {
      try {
        return `built ${typeof run()}`;
      } catch (error) {
        return (error as Error).message;
      }
    });
  });
  expect(messages).toEqual([
    'Invalid template for Menu: Menu template must be an array',
    'Invalid template for MenuItem: must have at least one of label, role or type',
    'Unknown menu item type: odd',
    'Invalid submenu',
  ]);
});

test('the application menu can be set, read and taken away', async ({ shared }) => {
  const labels = await shared.evaluate(({ Menu }) => {
    Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'Own', submenu: [{ label: 'x' }] }]));
    const set = Menu.getApplicationMenu()?.items.map(({ label }) => label);
    Menu.setApplicationMenu(null);
    return { set, none: Menu.getApplicationMenu() };
  });
  expect(labels).toEqual({ set: ['Own'], none: null });
});

test('keys of the application menu work', { tag: '@host' }, async ({ shared }) => {
  const pressed = await shared.evaluateOnHost(({ Menu, host }) => {
    const clicks: string[] = [];
    const item = (label: string, accelerator: string, enabled = true) => ({
      label,
      accelerator,
      enabled,
      click: () => void clicks.push(label),
    });
    const submenu = [item('Mute', 'CmdOrCtrl+D'), item('Off', 'F7', false)];
    Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'Meeting', submenu }]));
    const answers = ['Control+D', 'F7', 'Alt+D'].map((keys) => host.pressMenuKeys(keys));
    Menu.setApplicationMenu(null);
    return { answers, clicks };
  });
  expect(pressed).toEqual({ answers: [true, false, false], clicks: ['Mute'] });
});

test(
  'a tray icon needs a picture, and has a menu and a tip until it is destroyed',
  {
    tag: '@host',
  },
  async ({ shared }) => {
    const seen = await shared.evaluateOnHost(({ Tray, Menu, nativeImage, host }) => {
      const clicks: string[] = [];
      const bitmap = Buffer.alloc(16 * 16 * 4, 200);
      const image = nativeImage.createFromBitmap(bitmap, { width: 16, height: 16 });
      let refused = '';
      try {
        new Tray(nativeImage.createEmpty()).destroy();
      } catch (error) {
        refused = (error as Error).message;
      }
      const tray = new Tray(image);
      tray.setToolTip('In a meeting');
      tray.setContextMenu(
        Menu.buildFromTemplate([{ label: 'Leave', click: () => void clicks.push('leave') }]),
      );
      const [shown] = host.trays;
      shown?.menu?.items[0]?.click();
      tray.on('click', () => void clicks.push('icon'));
      tray.emit('click');
      const { toolTip } = shown ?? {};
      tray.destroy();
      return { refused, clicks, toolTip, left: host.trays.length, gone: tray.isDestroyed() };
    });
    expect(seen.refused).toMatch(/Failed to load image/);
    expect(seen).toMatchObject({
      clicks: ['leave', 'icon'],
      toolTip: 'In a meeting',
      left: 0,
      gone: true,
    });
  },
);
