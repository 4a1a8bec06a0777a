// A program that writes down what happens to it. Plain JavaScript: it runs as it is, on Electron and on the host.
import { appendFileSync } from 'node:fs';
import { app, BrowserWindow } from 'electron';

const { EVENTS_FILE, SINGLE, STAYS_SILENT } = process.env;
const note = (line) => EVENTS_FILE && appendFileSync(EVENTS_FILE, `${line}\n`);

if (SINGLE && !app.requestSingleInstanceLock({ greeting: 'hello', pid: process.pid })) {
  note('refused the lock');
  app.quit();
}
for (const name of [
  'will-finish-launching',
  'ready',
  'browser-window-created',
  'before-quit',
  'will-quit',
  'activate',
]) {
  app.on(name, () => note(name));
}
app.on('quit', (_event, code) => note(`quit ${code}`));
app.on('open-url', (_event, url) => note(`open-url ${url} ${app.isReady() ? 'late' : 'early'}`));
app.on('second-instance', (_event, argv, cwd, data) =>
  note(`second-instance ${JSON.stringify({ last: argv.at(-1), cwd, greeting: data?.greeting })}`),
);
if (!STAYS_SILENT) {
  app.on('window-all-closed', () => {
    note('window-all-closed');
    if (process.platform !== 'darwin') app.quit();
  });
}
const openWindow = () => {
  note('whenReady');
  const window = new BrowserWindow({ width: 400, height: 300 });
  window.on('close', () => note('close'));
  window.on('closed', () => note('closed'));
  void window.loadURL('data:text/html,<title>Modules</title><h1>Modules</h1>');
};
void app.whenReady().then(openWindow);
