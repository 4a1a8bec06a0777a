// A program with one window, whose page comes from a scheme of its own. Plain JavaScript: it runs as it is, on
// Electron and on the host. What else a test needs, it puts in itself.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';

const HERE = import.meta.dirname;
const FILES = new Map([
  ['/', ['index.html', 'text/html']],
  ['/child', ['child.html', 'text/html']],
  ['/page.js', ['page.js', 'text/javascript']],
  ['/notes.txt', ['notes.txt', 'text/plain']],
]);
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self' https: wss: http://127.0.0.1:* ws://127.0.0.1:*",
].join('; ');

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  { scheme: 'mute', privileges: { standard: true, secure: true } },
]);

async function serve(request) {
  const { pathname } = new URL(request.url);
  if (pathname === '/asked') {
    const { method } = request;
    const type = request.headers.get('content-type');
    return Response.json({ url: request.url, method, type, body: await request.text() });
  }
  const [file, type] = FILES.get(pathname) ?? [];
  if (file === undefined) return new Response('nothing here', { status: 404 });
  const headers = { 'content-type': type, 'content-security-policy': POLICY, 'x-served-by': 'app' };
  return new Response(new Uint8Array(await readFile(join(HERE, file))), { headers });
}

app.on('window-all-closed', () => undefined);
app.on('ready', () => {
  protocol.handle('app', serve);
  protocol.handle(
    'mute',
    () => new Response('<title>mute</title>', { headers: { 'content-type': 'text/html' } }),
  );
  const window = new BrowserWindow({
    width: 640,
    height: 480,
    webPreferences: { preload: join(HERE, 'preload.cjs'), additionalArguments: ['--from-main'] },
  });
  void window.loadURL('app://bundle/');
});
