// The module `electron` as the main process sees it. Every name that Electron has is here; those that nothing is
// behind throw when they are used.
import { app } from './modules/app.ts';
import { autoUpdater } from './modules/autoUpdater.ts';
import { clipboard } from './modules/clipboard.ts';
import { crashReporter } from './modules/crashReporter.ts';
import { desktopCapturer } from './modules/desktopCapturer.ts';
import { dialog } from './modules/dialog.ts';
import { globalShortcut } from './modules/globalShortcut.ts';
import { Menu } from './modules/menu.ts';
import { MenuItem } from './modules/menuItem.ts';
import { nativeImage } from './modules/nativeImage.ts';
import { nativeTheme } from './modules/nativeTheme.ts';
import { net } from './modules/net.ts';
import { Notification } from './modules/notification.ts';
import { powerMonitor } from './modules/powerMonitor.ts';
import { powerSaveBlocker } from './modules/powerSaveBlocker.ts';
import { safeStorage } from './modules/safeStorage.ts';
import { screen } from './modules/screen.ts';
import { shell } from './modules/shell.ts';
import { systemPreferences } from './modules/systemPreferences.ts';
import { Tray } from './modules/tray.ts';
import { utilityProcess } from './modules/utilityProcess.ts';
import { protocol, session } from './session.ts';
import { notImitated } from './strict.ts';
import { BrowserWindow, ipcMain, MessageChannelMain, webContents } from './windows.ts';

const BaseWindow = notImitated('BaseWindow');
const BrowserView = notImitated('BrowserView');
const ClipboardItem = notImitated('ClipboardItem');
const contentTracing = notImitated('contentTracing');
const ImageView = notImitated('ImageView');
const inAppPurchase = notImitated('inAppPurchase');
const IpcMainServiceWorker = notImitated('IpcMainServiceWorker');
const netLog = notImitated('netLog');
const pushNotifications = notImitated('pushNotifications');
const ServiceWorkerMain = notImitated('ServiceWorkerMain');
const ShareMenu = notImitated('ShareMenu');
const TouchBar = notImitated('TouchBar');
const View = notImitated('View');
const WebContentsView = notImitated('WebContentsView');
const webFrameMain = notImitated('webFrameMain');
const WebSocket = notImitated('WebSocket');

const electron: Readonly<Record<string, unknown>> = {
  app,
  autoUpdater,
  BaseWindow,
  BrowserView,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  contentTracing,
  crashReporter,
  desktopCapturer,
  dialog,
  globalShortcut,
  ImageView,
  inAppPurchase,
  ipcMain,
  IpcMainServiceWorker,
  Menu,
  MenuItem,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  net,
  netLog,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  pushNotifications,
  safeStorage,
  screen,
  ServiceWorkerMain,
  session,
  ShareMenu,
  shell,
  systemPreferences,
  TouchBar,
  Tray,
  utilityProcess,
  View,
  webContents,
  WebContentsView,
  webFrameMain,
  WebSocket,
};
// oxlint-disable-next-line import/no-default-export -- Electron is a CommonJS module and has one
export default electron;
export {
  app,
  autoUpdater,
  BaseWindow,
  BrowserView,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  contentTracing,
  crashReporter,
  desktopCapturer,
  dialog,
  globalShortcut,
  ImageView,
  inAppPurchase,
  ipcMain,
  IpcMainServiceWorker,
  Menu,
  MenuItem,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  net,
  netLog,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  pushNotifications,
  safeStorage,
  screen,
  ServiceWorkerMain,
  session,
  ShareMenu,
  shell,
  systemPreferences,
  TouchBar,
  Tray,
  utilityProcess,
  View,
  webContents,
  WebContentsView,
  webFrameMain,
  WebSocket,
};
