import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** A message of Chromium's debugging pipe, as far as it is read here. */
interface TargetMessage {
  readonly method?: string;
  readonly params?: { readonly targetId?: string; readonly targetInfo?: TargetInfo };
}
interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
}

/** Ends a browser when its last page is closed. It must have been started with `--remote-debugging-pipe` (fd 3 and 4). */
export function endWithLastPage(child: ChildProcess): void {
  const ask = child.stdio[3] as Writable | null;
  const told = child.stdio[4] as Readable | null;
  if (!ask || !told) return;
  // A browser that is ending closes the pipe under our hands.
  ask.on('error', () => undefined);
  told.on('error', () => undefined);
  watchPages(told, () => child.kill('SIGTERM'));
  ask.write(
    `${JSON.stringify({ id: 1, method: 'Target.setDiscoverTargets', params: { discover: true } })}\0`,
  );
}

/** Calls back once when every page that was there has gone. Messages are JSON, each ended by a zero. */
export function watchPages(told: Readable, onLastGone: () => void): void {
  const pages = new Set<string>();
  let rest = '';
  told.setEncoding('utf8');
  told.on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const { method, params } = JSON.parse(message) as TargetMessage;
      if (method === 'Target.targetCreated' && params?.targetInfo?.type === 'page') {
        pages.add(params.targetInfo.targetId);
      }
      const isGone = method === 'Target.targetDestroyed' && pages.delete(params?.targetId ?? '');
      if (isGone && pages.size === 0) onLastGone();
    }
  });
}
