// What a sandboxed preload script can and cannot do, laid open for tests.
const { contextBridge, ipcRenderer } = require('electron');

class Point {
  constructor() {
    this.x = 1;
  }
  length() {
    return this.x;
  }
}
const canRequire = (name) => {
  try {
    return Boolean(require(name));
  } catch {
    return false;
  }
};

contextBridge.exposeInMainWorld('api', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  sendSync: (channel, ...args) => ipcRenderer.sendSync(channel, ...args),
  on: (channel, listener) => {
    const relay = (_event, ...args) => listener(...args);
    ipcRenderer.on(channel, relay);
    return () => ipcRenderer.off(channel, relay);
  },
  sendPort: (channel) => {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage(channel, 'a port', [port2]);
    return new Promise((resolve) => {
      port1.addEventListener('message', ({ data }) => resolve(data), { once: true });
      port1.start();
    });
  },
  bridge: {
    add: (a, b) => a + b,
    fail: () => {
      throw Object.assign(new TypeError('no luck'), { extra: 1 });
    },
    reject: () => Promise.reject(new RangeError('later')),
    callBack: (run) => run(20) + 1,
    callBackLater: async (run) => (await run(20)) + 1,
    same: (value) => value,
    home: (run) => run,
    date: () => new Date(5),
    point: () => new Point(),
    ipcRenderer,
    deep: { deeper: { run: () => 'deep' } },
  },
  sees: {
    Buffer: typeof Buffer,
    setImmediate: typeof setImmediate,
    process: typeof process,
    sandboxed: process.sandboxed,
    type: process.type,
    hasArgument: process.argv.includes('--from-main'),
    electron: canRequire('electron'),
    fs: canRequire('node:fs'),
    events: canRequire('events'),
    own: canRequire('./page.js'),
  },
});

ipcRenderer.on('port', (event, message) => {
  window.postMessage({ message }, '*', event.ports);
});
globalThis.onlyInPreload = true;
