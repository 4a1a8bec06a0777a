import type { App, Dialog } from 'electron';
import type { Language } from '../../domain/settings/settings.ts';
import type { Log } from './logs.ts';

/** What writing down the end of processes needs. */
export interface LastWordsParts {
  readonly app: Pick<App, 'on' | 'exit'>;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
  readonly process: Pick<NodeJS.Process, 'on'>;
  readonly language: () => Language;
  readonly log: Log;
}

const TEXTS: Readonly<Record<Language, { readonly title: string; readonly body: string }>> = {
  'zh-CN': {
    title: 'Umeet 出现错误，需要关闭',
    body: '请重新打开 Umeet。错误已写入日志文件；如果反复出现，请把日志交给管理员。',
  },
  en: {
    title: 'Something went wrong and Umeet must close',
    body: 'Please start Umeet again. The error is in the log file; if it happens again, give the log to your administrator.',
  },
};

/**
 * Writes down how processes end that should not.
 * 1. An error that nobody caught leaves the main process in a state that nobody knows: the person is told and the
 *    program ends, instead of staying in the tray and doing half of its work.
 * 2. A promise that nobody waited for is one operation that failed: written down, and no more.
 * 3. Pages and helpers that are gone are written down; whoever needs them starts them again.
 */
export function setupLastWords({ app, dialog, process, language, log }: LastWordsParts): void {
  let isEnding = false;
  process.on('uncaughtException', (error) => {
    log('error', 'main', `uncaught: ${error.stack ?? String(error)}`);
    if (isEnding) return;
    isEnding = true;
    const { title, body } = TEXTS[language()];
    dialog.showErrorBox(title, body);
    app.exit(1);
  });
  process.on('unhandledRejection', (reason) => {
    const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    log('error', 'main', `unhandled rejection: ${text}`);
  });
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') log('error', 'page', `is gone: ${reason} (${exitCode})`);
  });
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log('error', 'process', `${name ?? type} is gone: ${reason} (${exitCode})`);
  });
}
