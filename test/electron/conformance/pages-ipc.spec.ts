import { expect, test } from './pagesApp.ts';

test('what can be cloned goes to the main process and back as it is', async ({ shared }) => {
  await shared.app.evaluate(({ ipcMain }) => ipcMain.handle('echo', (_event, value) => value));
  const seen = await shared.page.evaluate(async () => {
    const given: Record<string, unknown> = {
      date: new Date(7),
      map: new Map([['a', new Set([1n])]]),
      nothing: undefined,
      notANumber: Number.NaN,
      minusZero: -0,
      error: new RangeError('r'),
      floats: new Float32Array([1.5]),
      pattern: /a+/gi,
      text: 'ü😀',
    };
    given['self'] = given;
    const back = (await window.api.invoke('echo', given)) as Record<string, unknown>;
    return {
      date: (back['date'] as Date).getTime(),
      map: (back['map'] as Map<string, Set<bigint>>).get('a')?.has(1n),
      nothing: 'nothing' in back && back['nothing'],
      notANumber: Number.isNaN(back['notANumber']),
      minusZero: Object.is(back['minusZero'], -0),
      error: back['error'] instanceof Error && back['error'].message,
      floats: (back['floats'] as Float32Array)[0],
      pattern: String(back['pattern']),
      text: back['text'],
      self: back['self'] === (back as unknown),
    };
  });
  await shared.app.evaluate(({ ipcMain }) => ipcMain.removeHandler('echo'));
  expect(seen).toEqual({
    date: 7,
    map: true,
    nothing: undefined,
    notANumber: true,
    minusZero: true,
    error: 'r',
    floats: 1.5,
    pattern: '/a+/gi',
    text: 'ü😀',
    self: true,
  });
});

test('a call that fails says so in words, whatever the reason', async ({ shared }) => {
  await shared.app.evaluate(({ ipcMain }) => {
    ipcMain.handle('broken', () => {
      throw new TypeError('kaput');
    });
    ipcMain.handle('odd', () => () => 'a function');
  });
  const messages = await shared.page.evaluate(() => {
    const message = (error: Error) => [error.constructor === Error, error.message];
    const ask = (channel: string, ...args: unknown[]) =>
      window.api.invoke(channel, ...args).catch(message);
    return Promise.all([
      ask('broken'),
      ask('no-such'),
      ask('odd'),
      ask('broken', { method: () => undefined }),
    ]);
  });
  await shared.app.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('broken');
    ipcMain.removeHandler('odd');
  });
  expect(messages).toEqual([
    [true, "Error invoking remote method 'broken': TypeError: kaput"],
    [true, "Error invoking remote method 'no-such': Error: No handler registered for 'no-such'"],
    [true, "Error invoking remote method 'odd': Error: An object could not be cloned."],
    [true, 'An object could not be cloned.'],
  ]);
});

test('a handler knows who calls, by window and by frame', async ({ shared }) => {
  await shared.app.evaluate(({ ipcMain, BrowserWindow }) =>
    ipcMain.handle('who', ({ sender, senderFrame }) => [
      BrowserWindow.fromWebContents(sender)?.id === BrowserWindow.getAllWindows()[0]?.id,
      senderFrame?.url,
      senderFrame?.origin,
      senderFrame?.parent === null,
      senderFrame === sender.mainFrame,
    ]),
  );
  const seen = await shared.page.evaluate(() => window.api.invoke('who'));
  await shared.app.evaluate(({ ipcMain }) => ipcMain.removeHandler('who'));
  expect(seen).toEqual([true, 'app://bundle/', 'app://bundle', true, true]);
});

test('a channel has one handler; a handler for once is gone after it', async ({ shared }) => {
  const second = await shared.app.evaluate(({ ipcMain }) => {
    ipcMain.handleOnce('once', () => 'first');
    try {
      ipcMain.handle('once', () => 'second');
      return 'taken';
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(second).toContain("Attempted to register a second handler for 'once'");
  const answers = await shared.page.evaluate(async () => [
    await window.api.invoke('once'),
    await window.api.invoke('once').catch((error: Error) => error.message),
  ]);
  expect(answers).toEqual(['first', expect.stringContaining('No handler registered')]);
});

test('messages go both ways without an answer, in order', async ({ shared }) => {
  await shared.app.evaluate(({ ipcMain }) => {
    ipcMain.on('count', (event, value: number) => event.reply('counted', value * 2));
  });
  const counted = await shared.page.evaluate(
    () =>
      new Promise((resolve) => {
        const heard: number[] = [];
        const stop = window.api.on('counted', (value) => {
          heard.push(value);
          if (heard.length < 3) return;
          stop();
          resolve(heard);
        });
        for (const value of [1, 2, 3]) window.api.send('count', value);
      }),
  );
  await shared.app.evaluate(({ ipcMain }) => void ipcMain.removeAllListeners('count'));
  expect(counted).toEqual([2, 4, 6]);
});

test('a synchronous question is answered by returnValue', async ({ shared }) => {
  await shared.app.evaluate(({ ipcMain }) => {
    ipcMain.on('sync', (event, value: number) => {
      event.returnValue = { twice: value * 2 };
    });
  });
  const answer = await shared.page.evaluate(() => window.api.sendSync('sync', 21));
  await shared.app.evaluate(({ ipcMain }) => void ipcMain.removeAllListeners('sync'));
  expect(answer).toEqual({ twice: 42 });
});

test('a port made in the page reaches the main process', async ({ shared }) => {
  await shared.app.evaluate(({ ipcMain }) => {
    ipcMain.once('given', ({ ports: [port] }, message) => port?.postMessage({ got: message }));
  });
  expect(await shared.page.evaluate(() => window.api.sendPort('given'))).toEqual({ got: 'a port' });
});

test('a port made in the main process reaches the page, and hears when that is left', async ({
  own,
}) => {
  await own.app.evaluate(({ ipcMain, MessageChannelMain }) => {
    const { port1, port2 } = new MessageChannelMain();
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    port1.on('message', ({ data }) => {
      heard.push(data);
      port1.postMessage({ doubled: data * 2 });
    });
    port1.on('close', () => heard.push('closed'));
    // What is sent before the port arrives waits for it.
    port1.postMessage('early');
    port1.start();
    ipcMain.once('ready-for-port', ({ sender }) => sender.postMessage('port', 'here', [port2]));
  });
  const received = await own.page.evaluate(
    () =>
      new Promise((resolve) => {
        const all: unknown[] = [];
        addEventListener('message', function take({ data, ports: [port] }) {
          if (data?.message !== 'here' || !port) return;
          removeEventListener('message', take);
          port.addEventListener('message', (event) => {
            all.push(event.data);
            if (all.length < 2) return port.postMessage(21);
            return resolve(all);
          });
          port.start();
        });
        window.api.send('ready-for-port');
      }),
  );
  expect(received).toEqual(['early', { doubled: 42 }]);
  await own.page.reload();
  await expect
    .poll(() => own.app.evaluate(() => (globalThis as { heard?: unknown }).heard))
    .toEqual([21, 'closed']);
});

test('two ports of the main process are one channel; early messages wait for start', async ({
  shared,
}) => {
  const heard = await shared.app.evaluate(async ({ MessageChannelMain }) => {
    const { port1, port2 } = new MessageChannelMain();
    const all: unknown[] = [];
    port2.on('message', ({ data }) => all.push(data));
    const closed = new Promise<void>((resolve) => port2.once('close', () => resolve()));
    port1.postMessage(1);
    port1.postMessage({ two: 2 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = all.length;
    port2.start();
    await new Promise((resolve) => setTimeout(resolve, 50));
    port1.close();
    await closed;
    return { before, all };
  });
  expect(heard).toEqual({ before: 0, all: [1, { two: 2 }] });
});
