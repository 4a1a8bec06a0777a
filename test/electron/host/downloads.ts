import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { host } from './host.ts';
import { app } from './modules/app.ts';
import { record } from './osLog.ts';
import { coreOf, session } from './session.ts';
import { strict } from './strict.ts';
import { contentsOfFrame, Preventable } from './windows.ts';

type State = 'progressing' | 'completed' | 'cancelled' | 'interrupted';

/** What Chromium says about a download. */
interface DownloadReport {
  readonly guid: string;
  readonly url: string;
  readonly suggestedFilename: string;
  readonly frameId: string;
  readonly state: 'inProgress' | 'completed' | 'canceled';
  readonly receivedBytes: number;
  readonly totalBytes: number;
  readonly filePath?: string;
}

/** One download, as `will-download` hands it out. */
export class DownloadItem extends EventEmitter {
  readonly #report: DownloadReport;
  readonly #startedMs = Date.now();
  #received = 0;
  #total = 0;
  #state: State = 'progressing';
  #savePath = '';

  constructor(report: DownloadReport) {
    super();
    this.#report = report;
  }

  get savePath(): string {
    return this.#savePath;
  }
  set savePath(path: string) {
    this.#savePath = path;
  }
  getURL(): string {
    return this.#report.url;
  }
  getURLChain(): string[] {
    return [this.#report.url];
  }
  getFilename(): string {
    return this.#report.suggestedFilename;
  }
  getState(): State {
    return this.#state;
  }
  getReceivedBytes(): number {
    return this.#received;
  }
  getTotalBytes(): number {
    return this.#total;
  }
  getSavePath(): string {
    return this.#savePath;
  }
  setSavePath(path: string): void {
    this.#savePath = path;
  }
  /** Seconds since 1970. */
  getStartTime(): number {
    return this.#startedMs / 1000;
  }
  isPaused(): boolean {
    return false;
  }
  canResume(): boolean {
    return false;
  }
  cancel(): void {
    this.#state = 'cancelled';
    void host.cdp
      .send('Browser.cancelDownload', { guid: this.#report.guid })
      .catch(() => undefined);
  }

  /** Takes in what Chromium says now. Static, so that the program does not see it. */
  static progress(item: DownloadItem, report: DownloadReport, finish: () => void): void {
    item.#received = report.receivedBytes;
    item.#total = report.totalBytes;
    if (report.state === 'inProgress') {
      item.emit('updated', new Preventable(), 'progressing');
      return;
    }
    if (report.state === 'completed') item.#state = 'completed';
    else if (item.#state !== 'cancelled') item.#state = 'interrupted';
    if (item.#state === 'completed') finish();
    item.emit('done', new Preventable(), item.#state);
  }
}

/** Lets Chromium save into a folder of the profile, and moves what it saved to where the program wants it. */
export async function wireDownloads(): Promise<void> {
  const folder = join(app.getPath('sessionData'), 'downloads.tmp');
  const live = new Map<string, DownloadItem>();
  host.cdp.on('root', ({ method, params }: { method: string; params: DownloadReport }) => {
    if (method === 'Browser.downloadWillBegin') live.set(params.guid, begin(params));
    const item = live.get(params.guid);
    if (method !== 'Browser.downloadProgress' || !item) return;
    if (params.state !== 'inProgress') live.delete(params.guid);
    const saved = params.filePath ?? join(folder, params.guid);
    DownloadItem.progress(item, params, () => moveFile(item, saved));
  });
  await host.cdp.send('Browser.setDownloadBehavior', {
    behavior: 'allowAndName',
    downloadPath: folder,
    eventsEnabled: true,
  });
}

function begin(report: DownloadReport): DownloadItem {
  const page = contentsOfFrame(report.frameId);
  const item = new DownloadItem(report);
  const event = new Preventable();
  (page?.session ?? session.defaultSession).emit(
    'will-download',
    event,
    strict('DownloadItem', item),
    page,
  );
  if (event.defaultPrevented) item.cancel();
  record('download', { name: item.getFilename(), prevented: event.defaultPrevented });
  return item;
}

function moveFile(item: DownloadItem, from: string): void {
  const folder = coreOf(session.defaultSession).downloadPath || app.getPath('downloads');
  item.savePath ||= join(folder, item.getFilename());
  fs.mkdirSync(dirname(item.savePath), { recursive: true });
  fs.copyFileSync(from, item.savePath);
  fs.rmSync(from, { force: true });
}
