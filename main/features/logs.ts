import type { Shell } from 'electron';
import type { PageLogLine } from '../../domain/desktop/upkeep.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import { createRotatingFile } from '../files/rotatingFile.ts';
import { createRateLimit } from '../policy/rateLimit.ts';
import { redact } from '../policy/redact.ts';

/** A megabyte of lines is weeks of quiet days; five files of it can be sent by mail. */
const LIMITS = { fileBytes: 1024 * 1024, oldFiles: 4 };
const PAGE_BURST = 50;
const PAGE_LINES_PER_SECOND = 2;
const LONGEST_LINE = 8_000;

/** Writes one line: how much it matters, who says it, what. Secrets in it are hidden. */
export type Log = (level: 'error' | 'warn' | 'info', source: string, text: string) => void;

/** The log files. */
export interface Logs {
  readonly write: Log;
  /** A line of the page; `rate-limited` when it says too much. */
  fromPage(line: PageLogLine): Reply<null>;
  /** Writes the output of a child process, line by line, as it comes. */
  follow(source: string, output: NodeJS.ReadableStream | null): void;
  /** Shows their folder in the system's file manager. */
  open(): Promise<Reply<null>>;
}

/** What the log files need. */
export interface LogParts {
  readonly folder: string;
  readonly shell: Pick<Shell, 'openPath'>;
  readonly now: () => number;
}

/** Makes the log. Its folder appears with the first line. */
export function setupLogs({ folder, shell, now }: LogParts): Logs {
  const file = createRotatingFile(folder, 'umeet', LIMITS);
  const pageLimit = createRateLimit(PAGE_BURST, PAGE_LINES_PER_SECOND);
  const write: Log = (level, source, text) => {
    const said = redact(text.slice(0, LONGEST_LINE)).trimEnd().replaceAll(/\r?\n/g, '\n    ');
    file.write(`${new Date(now()).toISOString()} ${level.padEnd(5)} ${source}: ${said}`);
  };
  return {
    write,
    fromPage: ({ level, message }) => {
      if (!pageLimit.take(now())) return fail('rate-limited');
      write(level, 'page', message);
      return ok(null);
    },
    follow: (source, output) => {
      let rest = '';
      output?.on('data', (chunk: Buffer | string) => {
        const lines = (rest + String(chunk)).split('\n');
        rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
        for (const line of lines) if (line.trim() !== '') write('info', source, line);
      });
    },
    open: async () => {
      const problem = await shell.openPath(folder);
      return problem === '' ? ok(null) : fail('not-found', problem);
    },
  };
}
