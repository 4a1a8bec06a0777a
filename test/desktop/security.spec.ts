import type { Page } from '@playwright/test';
import { expect, test } from '../electron/fixtures.ts';
import type { TestApp } from '../electron/launchApp.ts';

// The points of Electron's security checklist that show in a running program (docs/security.md has all twenty).

/** Addresses that a page may not be led to, and what becomes of them outside. */
const NOWHERE = [
  'file:///etc/passwd',
  'ms-msdt:/id',
  'javascript:alert(1)',
  'http://plain.example/',
];
const OUTSIDE = 'https://www.example.org/help';

/** Notes what the program asks the system to open instead of opening it. */
async function watchOutside(app: TestApp): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedOutside: opened });
    shell.openExternal = (address: string) => {
      opened.push(address);
      return Promise.resolve();
    };
  });
  return () =>
    app.evaluate(() => (globalThis as unknown as { openedOutside: string[] }).openedOutside);
}

async function addressOf(app: TestApp): Promise<string> {
  return app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? '',
  );
}

async function clickLink(page: Page, address: string, target?: string): Promise<void> {
  await page.evaluate(
    ([href, where]) => {
      const link = document.createElement('a');
      link.href = href ?? '';
      if (where) link.target = where;
      document.body.append(link);
      link.click();
      link.remove();
    },
    [address, target],
  );
}

test('a page has the bridge and nothing else of the program', async ({ running: { page } }) => {
  await page.getByRole('button', { name: 'New meeting' }).waitFor();

  const seen = await page.evaluate(() => {
    const all = window as unknown as Record<string, unknown>;
    const bridge = all['umeet'] as Record<string, unknown>;
    return {
      node: ['require', 'process', 'Buffer', 'module', 'global', 'electron', 'ipcRenderer'].filter(
        (name) => all[name] !== undefined,
      ),
      bridge: Object.keys(bridge).toSorted(),
      frozen: Object.isFrozen(bridge),
    };
  });
  expect(seen).toEqual({ node: [], bridge: ['call', 'on'], frozen: true });
});

test('the bridge refuses names and arguments outside its contract', async ({
  running: { page },
}) => {
  const replies = await page.evaluate(async () => {
    const { umeet } = window as unknown as {
      umeet: { call(name: string, argument?: unknown): Promise<{ fault?: { code: string } }> };
    };
    const all = [
      await umeet.call('shell:run', 'calc.exe'),
      await umeet.call('constructor'),
      await umeet.call('service:pin', { host: 'a b/c', fingerprint: 'sha256/x' }),
      await umeet.call('app:info', { extra: 1 }),
    ];
    return all.map((reply) => reply.fault?.code);
  });
  expect(replies).toEqual(['not-found', 'not-found', 'bad-request', 'bad-request']);
});

test('no foreign script, style, frame or evaluated text runs in the page', async ({
  running: { page },
}) => {
  const broken = await page.evaluate(async () => {
    const reported = new Set<string>();
    Object.assign(window, { reported });
    document.addEventListener('securitypolicyviolation', (event) => {
      reported.add(event.effectiveDirective);
    });
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    const foreign = document.createElement('script');
    foreign.src = 'https://evil.example/script.js';
    document.body.append(foreign);
    const frame = document.createElement('iframe');
    frame.src = 'https://evil.example/';
    document.body.append(frame);
    document.body.setAttribute('onclick', 'window.injected = true');
    document.body.click();
    // In a turn of its own: what a test evaluates directly is exempt from the policy.
    const evaluated = await new Promise((resolve) =>
      setTimeout(() => {
        try {
          // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- whether it runs is the question
          resolve(new Function('return true')());
        } catch {
          resolve(false);
        }
      }, 0),
    );
    await fetch('http://plain.example/').catch(() => undefined);
    return { injected: 'injected' in window, evaluated };
  });
  expect(broken).toEqual({ injected: false, evaluated: false });
  const reported = () =>
    page.evaluate(() => [...(window as unknown as { reported: Set<string> }).reported]);
  for (const directive of ['connect-src', 'frame-src', 'script-src-attr', 'script-src-elem']) {
    await expect.poll(reported).toContain(directive);
  }
});

test('the window stays at home, and only safe addresses are opened outside', async ({
  running: { app, page },
}) => {
  const outside = await watchOutside(app);
  const home = await addressOf(app);

  expect(await page.evaluate((address) => window.open(address) === null, OUTSIDE)).toBe(true);
  await clickLink(page, OUTSIDE, '_blank');
  await clickLink(page, 'mailto:help@example.org');
  await clickLink(page, OUTSIDE);
  for (const address of NOWHERE) {
    await page.evaluate((to) => window.open(to)?.close(), address);
    await clickLink(page, address);
  }
  await expect.poll(outside).toEqual([OUTSIDE, OUTSIDE, 'mailto:help@example.org', OUTSIDE]);
  expect(await addressOf(app)).toBe(home);
  expect(app.windows()).toHaveLength(1);
  expect(await page.evaluate(() => 'umeet' in window)).toBe(true);
});

test('devices are given, and nothing else that a page may ask for', async ({
  running: { page },
}) => {
  const given = await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    const kinds = stream.getTracks().map((track) => track.kind);
    for (const track of stream.getTracks()) track.stop();
    return kinds.toSorted();
  });
  expect(given).toEqual(['audio', 'video']);
  const refused = await page.evaluate(async () => {
    const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'refused');
    const place = await new Promise<string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        () => resolve('refused'),
        { timeout: 5_000 },
      );
    });
    return { place, clipboard: await navigator.clipboard.readText().then(() => 'given', nameOf) };
  });
  expect(refused).toEqual({ place: 'refused', clipboard: 'NotAllowedError' });
});

test('our files are served from their folder, and no others', async ({ running: { page } }) => {
  const answers = await page.evaluate(async () => {
    const statusOf = (path: string) => fetch(path).then((reply) => reply.status);
    return Promise.all(
      [
        '/index.html',
        '/..%2fmain%2fmain.js',
        '/%2e%2e/main/main.js',
        '/../../package.json',
        '/missing.js',
      ].map(statusOf),
    );
  });
  expect(answers).toEqual([200, 404, 404, 404, 404]);
});
