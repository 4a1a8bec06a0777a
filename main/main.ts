import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  protocol,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { programFacts } from './facts.ts';
import { startDesktop } from './index.ts';

startDesktop(
  { app, BrowserWindow, ipcMain, Menu, protocol, session, shell, utilityProcess },
  programFacts(process, import.meta.dirname, app.isPackaged),
);
