import { expect, test } from './modulesApp.ts';

test('a notification carries what it was made of; the person answers by its events', async ({
  shared,
}) => {
  const seen = await shared.evaluate(async ({ Notification }) => {
    const heard: string[] = [];
    const notification = new Notification({
      title: 'Anna joined',
      body: 'Room blue',
      hasReply: true,
      actions: [{ type: 'button', text: 'Open' }],
    });
    for (const name of ['click', 'action', 'reply', 'close', 'failed'] as const) {
      notification.on(name as 'click', () => void heard.push(name));
      notification.emit(name);
    }
    return {
      supported: typeof Notification.isSupported(),
      title: notification.title,
      actions: notification.actions.length,
      heard,
    };
  });
  expect(seen).toEqual({
    supported: 'boolean',
    title: 'Anna joined',
    actions: 1,
    heard: ['click', 'action', 'reply', 'close', 'failed'],
  });
});

test('a notification is shown once and closed once', { tag: '@host' }, async ({ shared }) => {
  const seen = await shared.evaluateOnHost(async ({ Notification, host }) => {
    const before = host.notifications.length;
    const heard: string[] = [];
    const notification = new Notification({ title: 'Once' });
    notification.on('show', () => void heard.push('show'));
    notification.on('close', () => void heard.push('close'));
    notification.show();
    notification.close();
    notification.close();
    await Promise.resolve();
    return { heard, shown: host.notifications.length - before };
  });
  expect(seen).toEqual({ heard: ['show', 'close'], shown: 1 });
});

test('one program-wide key belongs to one listener, however it is spelled', async ({ shared }) => {
  const seen = await shared.evaluate(({ globalShortcut }) => {
    const keys = 'CommandOrControl+Shift+F9';
    const first = globalShortcut.register(keys, () => undefined);
    const again = globalShortcut.register(keys, () => undefined);
    const known = globalShortcut.isRegistered(keys);
    globalShortcut.unregister(keys);
    const after = globalShortcut.isRegistered(keys);
    let refused = '';
    try {
      globalShortcut.register('NoKey+Really', () => undefined);
    } catch (error) {
      refused = (error as Error).name;
    }
    return { first, again, known, after, refused };
  });
  expect(seen).toEqual({
    first: true,
    again: false,
    known: true,
    after: false,
    refused: 'TypeError',
  });
});

test('a program-wide key is heard while it is registered', { tag: '@host' }, async ({ shared }) => {
  const seen = await shared.evaluateOnHost(({ globalShortcut, host }) => {
    let heard = 0;
    globalShortcut.register('Ctrl+Shift+M', () => (heard += 1));
    const first = host.pressShortcut('control+shift+m');
    globalShortcut.unregisterAll();
    return { first, later: host.pressShortcut('Ctrl+Shift+M'), heard };
  });
  expect(seen).toEqual({ first: true, later: false, heard: 1 });
});

test('dialogs and the shell can be answered by a test', async ({ shared }) => {
  const seen = await shared.evaluate(async ({ dialog, shell }) => {
    const { showMessageBox } = dialog;
    const { openExternal } = shell;
    const opened: string[] = [];
    dialog.showMessageBox = () => Promise.resolve({ response: 2, checkboxChecked: true });
    shell.openExternal = (url) => Promise.resolve(void opened.push(url));
    const { response } = await dialog.showMessageBox({ message: 'Leave?' });
    await shell.openExternal('https://example.org/');
    dialog.showMessageBox = showMessageBox;
    shell.openExternal = openExternal;
    return { response, opened };
  });
  expect(seen).toEqual({ response: 2, opened: ['https://example.org/'] });
});

test('nobody is there to answer a dialog', { tag: '@host' }, async ({ shared }) => {
  const seen = await shared.evaluateOnHost(async ({ dialog, host }) => {
    const from = host.log.length;
    const message = await dialog.showMessageBox({ message: 'Leave?', cancelId: 1 });
    const open = await dialog.showOpenDialog({ properties: ['openFile'] });
    return { message, open, asked: host.log.slice(from).map((entry) => entry['dialog']) };
  });
  expect(seen).toEqual({
    message: { response: 1, checkboxChecked: false },
    open: { canceled: true, filePaths: [] },
    asked: ['message', 'open'],
  });
});

test('power blockers run until they are stopped', async ({ shared }) => {
  const seen = await shared.evaluate(({ powerSaveBlocker }) => {
    const id = powerSaveBlocker.start('prevent-display-sleep');
    const other = powerSaveBlocker.start('prevent-app-suspension');
    const running = powerSaveBlocker.isStarted(id);
    powerSaveBlocker.stop(id);
    const states = [running, powerSaveBlocker.isStarted(id), powerSaveBlocker.isStarted(other)];
    powerSaveBlocker.stop(other);
    return { differ: id !== other, states };
  });
  expect(seen).toEqual({ differ: true, states: [true, false, true] });
});

test('sleep, wake-up and a lost display come as events', async ({ shared }) => {
  const heard = await shared.evaluate(({ powerMonitor, screen, nativeTheme }) => {
    const names: string[] = [];
    for (const name of ['suspend', 'resume', 'lock-screen'] as const) {
      powerMonitor.once(name as 'suspend', () => void names.push(name));
      powerMonitor.emit(name);
    }
    screen.once('display-removed', (_event, display) => void names.push(`gone ${display.id}`));
    screen.emit('display-removed', {}, { id: 9 });
    nativeTheme.once('updated', () => void names.push('theme'));
    nativeTheme.emit('updated');
    return names;
  });
  expect(heard).toEqual(['suspend', 'resume', 'lock-screen', 'gone 9', 'theme']);
});

test('a display is found by place, and a test may hand out others', async ({ shared }) => {
  const seen = await shared.evaluate(({ screen }) => {
    const primary = screen.getPrimaryDisplay();
    const inside = screen.getDisplayMatching(primary.bounds).id === primary.id;
    const { getAllDisplays } = screen;
    screen.getAllDisplays = () => [primary, { ...primary, id: 77 }];
    const many = screen.getAllDisplays().length;
    screen.getAllDisplays = getAllDisplays;
    return { inside, many, fits: primary.workArea.height <= primary.bounds.height };
  });
  expect(seen).toEqual({ inside: true, many: 2, fits: true });
});

test('displays are as the start said', { tag: '@host' }, async ({ observe }) => {
  const displays = [
    { bounds: { x: 0, y: 0, width: 1280, height: 720 } },
    { bounds: { x: 1280, y: 0, width: 2560, height: 1440 }, scaleFactor: 2 },
  ];
  const { app } = await observe({ host: { displays, languages: ['zh-CN', 'en'] } });
  const seen = await app.evaluate(({ app: program, screen }) => ({
    languages: program.getPreferredSystemLanguages(),
    widths: screen.getAllDisplays().map(({ size }) => size.width),
    second: screen.getDisplayNearestPoint({ x: 5000, y: 10 }).scaleFactor,
  }));
  expect(seen).toEqual({ languages: ['zh-CN', 'en'], widths: [1280, 2560], second: 2 });
});

test('a secret comes back from asynchronous storage, and is not readable in between', async ({
  shared,
}) => {
  const seen = await shared.evaluate(async ({ safeStorage }) => {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'this system keeps no secrets';
    const sealed = await safeStorage.encryptStringAsync('päss wörd');
    const { result } = await safeStorage.decryptStringAsync(sealed);
    const broken = await safeStorage.decryptStringAsync(Buffer.from('nothing')).then(
      () => 'read',
      () => 'refused',
    );
    return { result, hidden: !sealed.toString().includes('wörd'), broken };
  });
  expect([
    'this system keeps no secrets',
    { result: 'päss wörd', hidden: true, broken: 'refused' },
  ]).toContainEqual(seen);
});

test('media access is answered by the system, or by a test', async ({ shared }) => {
  const seen = await shared.evaluate(({ systemPreferences }) => {
    const { getMediaAccessStatus } = systemPreferences;
    systemPreferences.getMediaAccessStatus = () => 'denied';
    const denied = systemPreferences.getMediaAccessStatus('camera');
    systemPreferences.getMediaAccessStatus = getMediaAccessStatus;
    return denied;
  });
  expect(seen).toBe('denied');
});

test('crash reports stay here', async ({ shared }) => {
  const seen = await shared.evaluate(({ crashReporter }) => {
    crashReporter.start({ uploadToServer: false });
    crashReporter.addExtraParameter('room', 'blue');
    return [crashReporter.getUploadToServer(), crashReporter.getParameters()['room']];
  });
  expect(seen).toEqual([false, 'blue']);
});
