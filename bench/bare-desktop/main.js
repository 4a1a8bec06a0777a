// The least that an Electron program can be: one window with one word in it. What it takes to start is not Umeet's.
import { app, BrowserWindow } from 'electron';

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false });
  window.once('ready-to-show', () => window.show());
  return window.loadURL('data:text/html,<button>Ready</button>');
});
