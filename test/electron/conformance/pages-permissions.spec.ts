import { expect, test, type Pages } from './pagesApp.ts';

/** The handlers of the default session, as they were before the test. */
test.afterEach(async ({ shared: { app } }) => {
  await app.evaluate(({ session: { defaultSession } }) => {
    defaultSession.setPermissionRequestHandler(null);
    defaultSession.setPermissionCheckHandler(null);
    defaultSession.setDisplayMediaRequestHandler(null);
  });
});

function kindsOf({ page }: Pages, constraints: MediaStreamConstraints): Promise<string> {
  return page.evaluate(
    (wanted) =>
      navigator.mediaDevices.getUserMedia(wanted).then(
        (stream) => {
          const kinds = stream.getTracks().map(({ kind, readyState }) => `${kind} ${readyState}`);
          for (const track of stream.getTracks()) track.stop();
          return kinds.toSorted().join(', ');
        },
        (error: Error) => error.name,
      ),
    constraints,
  );
}

test('without handlers everything is granted', async ({ shared }) => {
  expect(await kindsOf(shared, { audio: true, video: true })).toBe('audio live, video live');
  const states = await shared.page.evaluate(async () => [
    (await navigator.permissions.query({ name: 'geolocation' })).state,
    Notification.permission,
  ]);
  expect(states).toEqual(['granted', 'granted']);
});

test('the request handler is told who wants what, and decides', async ({ shared }) => {
  await shared.app.evaluate(({ session, BrowserWindow }) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    session.defaultSession.setPermissionRequestHandler((contents, permission, decide, details) => {
      const { mediaTypes } = details as { mediaTypes?: string[] };
      const isOurs = contents.id === BrowserWindow.getAllWindows()[0]?.webContents.id;
      asked.push([permission, mediaTypes, details.requestingUrl, details.isMainFrame, isOurs]);
      decide(mediaTypes?.includes('video') ?? false);
    });
  });
  expect(await kindsOf(shared, { audio: true })).toBe('NotAllowedError');
  expect(await kindsOf(shared, { video: true })).toBe('video live');
  const asked = await shared.app.evaluate(() => (globalThis as { asked?: unknown }).asked);
  expect(asked).toEqual([
    ['media', ['audio'], 'app://bundle/', true, true],
    ['media', ['video'], 'app://bundle/', true, true],
  ]);
});

test('the check handler answers what the page looks up', async ({ shared }) => {
  await shared.app.evaluate(({ session }) => {
    session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) => {
      return permission === 'notifications' && new URL(origin).host === 'bundle';
    });
  });
  const states = await shared.page.evaluate(async () => [
    (await navigator.permissions.query({ name: 'geolocation' })).state,
    Notification.permission,
  ]);
  expect(states).toEqual(['denied', 'granted']);
});

test('the clipboard is the app to decide about', async ({ shared }) => {
  const write = () =>
    shared.page.evaluate(() =>
      navigator.clipboard.writeText('copied').then(
        () => 'written',
        (error: Error) => error.name,
      ),
    );
  await shared.app.evaluate(({ session }) =>
    session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) =>
      decide(permission !== 'clipboard-sanitized-write'),
    ),
  );
  expect(await write()).toBe('NotAllowedError');
  await shared.app.evaluate(({ session }) =>
    session.defaultSession.setPermissionRequestHandler(null),
  );
  expect(await write()).toBe('written');
});

/** Clicks, as capturing wants, and says what came of it. */
async function share({ page }: Pages): Promise<unknown> {
  await page.click('#share');
  return page.evaluate(() => window.shared);
}

test('the screen cannot be captured without a handler', async ({ shared }) => {
  expect(await share(shared)).toBe('NotSupportedError');
});

test('the screen can be captured by a click only', async ({ shared: { app } }) => {
  // In a window that Playwright never touched: what it does counts as a click.
  const name = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    await window.loadURL('app://bundle/child');
    const outcome: unknown = await window.webContents.executeJavaScript(
      "navigator.mediaDevices.getDisplayMedia().then(() => 'captured', ({ name }) => name)",
    );
    window.destroy();
    return outcome;
  });
  expect(name).toBe('InvalidStateError');
});

test('the app chooses what is captured, and may refuse', async ({ shared }) => {
  await shared.app.evaluate(({ session, desktopCapturer }) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    session.defaultSession.setDisplayMediaRequestHandler(async (request, answer) => {
      const { videoRequested, audioRequested, userGesture, frame, securityOrigin } = request;
      asked.push([videoRequested, audioRequested, userGesture, frame?.url, securityOrigin]);
      const [screen] = await desktopCapturer.getSources({ types: ['screen'] });
      answer(screen ? { video: screen } : {});
    });
  });
  expect(await share(shared)).toEqual([['video', 'monitor']]);
  const [asked] = await shared.app.evaluate(
    () => (globalThis as { asked?: unknown[] }).asked ?? [],
  );
  expect(asked).toEqual([
    true,
    false,
    true,
    'app://bundle/',
    expect.stringMatching(/^app:\/\/bundle\/?$/),
  ]);

  await shared.app.evaluate(({ session }) =>
    session.defaultSession.setDisplayMediaRequestHandler((_request, answer) =>
      answer(null as never),
    ),
  );
  expect(await share(shared)).toMatch(/Error$/);
});

test('capturing is a permission of its own', async ({ shared }) => {
  await shared.app.evaluate(({ session: { defaultSession }, desktopCapturer }) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    defaultSession.setPermissionRequestHandler((_contents, permission, decide) => {
      asked.push(permission);
      decide(permission !== 'display-capture');
    });
    defaultSession.setDisplayMediaRequestHandler(async (_request, answer) => {
      const [video] = await desktopCapturer.getSources({ types: ['screen'] });
      answer(video ? { video } : {});
    });
  });
  expect(await share(shared)).toBe('NotAllowedError');
  expect(await shared.app.evaluate(() => (globalThis as { asked?: unknown }).asked)).toEqual([
    'display-capture',
  ]);
});
