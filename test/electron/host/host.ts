import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Cdp } from './chromium/cdp.ts';
import { startChromium, stopChromium, type Chromium } from './chromium/chromium.ts';
import { presentOrigin } from './chromium/pageOrigin.ts';
import { startSchemeServer, type SchemeServer } from './chromium/schemeServer.ts';
import { originOf, schemes, toInternal } from './chromium/schemes.ts';

export { handlers, schemes } from './chromium/schemes.ts';

/** A synchronous question from a page. */
export interface SyncQuestion {
  /** Proves that a preload world asks: nobody else knows it. */
  readonly token: string;
  /** Id of the asking webContents. */
  readonly contents: number;
  /** `ipcRenderer.sendSync` on this channel; otherwise `kind` says what is asked. */
  readonly channel?: string;
  readonly kind?: string;
  readonly args: string;
}

/** What Chromium is started with. */
export interface StartOptions {
  readonly profileDir: string;
  readonly userAgent: string;
  readonly switches: readonly string[];
}

/**
 * The Chromium under the program and the server of its schemes. There is one of each in a process, as there is in the
 * real runtime, and whatever imitates a part of Electron reaches it from here.
 */
class Host {
  /** Names the events between a page's two worlds, so that a page cannot guess them. */
  readonly token = randomBytes(16).toString('hex');
  /** Answers pages' synchronous questions. */
  onSync: (question: SyncQuestion) => Promise<string> = () => Promise.resolve('{}');
  #chromium: Chromium | undefined;
  #server: SchemeServer | undefined;
  #isForgotten = false;
  readonly #presented = new Map<string, Promise<void>>();

  async start({ profileDir, userAgent, switches }: StartOptions): Promise<void> {
    this.#server = await startSchemeServer({
      answer: (text) => this.#answer(text),
      beforeDocument: (url) => this.#present(url, join(profileDir, 'page-origins')),
    });
    this.#chromium = await startChromium({
      profile: profileDir,
      userAgent,
      switches,
      schemes: schemes.keys(),
      port: this.#server.port,
    });
  }

  async stop(): Promise<void> {
    this.#server?.close();
    if (this.#isForgotten) this.#chromium?.process.kill('SIGKILL');
    else if (this.#chromium) await stopChromium(this.#chromium);
  }

  /** Nobody will read the profile: Chromium need not write it when it ends, which takes a tenth of a second. */
  forgetProfile(): void {
    this.#isForgotten = true;
  }

  get cdp(): Cdp {
    return this.#running.cdp;
  }
  get proc(): ChildProcess {
    return this.#running.process;
  }
  /** Where pages that are not served by the host reach its synchronous channel. */
  get syncOrigin(): string {
    return `http://127.0.0.1:${this.#server?.port ?? 0}`;
  }
  get debugPort(): number {
    return this.#running.debugPort;
  }
  get #running(): Chromium {
    if (!this.#chromium) throw new Error('Chromium is not started yet');
    return this.#chromium;
  }

  async #answer(text: string): Promise<string | undefined> {
    const question = JSON.parse(text) as SyncQuestion;
    const given = Buffer.from(String(question.token));
    const ours = Buffer.from(this.token);
    const isOurs = given.length === ours.length && timingSafeEqual(given, ours);
    return isOurs ? this.onSync(question) : undefined;
  }

  /** Servers are told the real name of an origin before its first page runs. */
  #present(url: string, folder: string): Promise<void> {
    const external = originOf(url);
    const presented =
      this.#presented.get(external) ??
      presentOrigin(this.cdp, { external, internal: new URL(toInternal(url)).origin }, folder);
    this.#presented.set(external, presented);
    return presented;
  }
}

/** This process's Chromium. */
export const host = new Host();
