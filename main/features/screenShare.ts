import type { DesktopCapturer, Session, Streams } from 'electron';
import type { ScreenChoice, ScreenRequest, ScreenSources } from '../../domain/desktop/screens.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import { PICTURE_SIZE, screenOffer } from '../policy/screenOffer.ts';
import type { Privacy } from './privacy.ts';

/** Somebody who has not chosen by then has gone away; the page that waits is told. */
const PATIENCE_MS = 5 * 60_000;

const ALL = ['screen', 'window'] as const;

/** What choosing a screen needs of Electron and of the program. */
export interface ScreenShareParts {
  readonly platform: NodeJS.Platform;
  /** On Wayland the desktop's portal shows a picker of its own, each time the sources are listed. */
  readonly isWayland: boolean;
  readonly ourOrigin: string;
  readonly desktopCapturer: Pick<DesktopCapturer, 'getSources'>;
  readonly privacy: Pick<Privacy, 'status'>;
  /** Tells the page to let the person choose. */
  readonly choose: (request: ScreenRequest) => void;
  /** Tells the page that a request is over. */
  readonly closed: (request: string) => void;
  readonly newId: () => string;
}

/** Lets the person choose what their page may show of the computer; one request at a time. */
export interface ScreenShare {
  /** Answers requests of this session from now on. Called once: changing the handler has hung Electron. */
  attach(session: Pick<Session, 'setDisplayMediaRequestHandler'>): void;
  /** What can be shared now. Only for the request that is open. */
  sources(request: string): Promise<Reply<ScreenSources>>;
  /** Answers the open request with something that was offered for it, or with nothing. */
  answer(request: string, choice: ScreenChoice | null): Reply<null>;
  /** The page is gone: whatever it asked for is given up. */
  pageLeft(): void;
}

type DisplayRequest = Parameters<
  NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>
>[0];

/** A request that waits for the person. */
interface Open {
  readonly id: string;
  readonly mayShareAudio: boolean;
  readonly answer: (streams: Streams | null) => void;
  readonly timer: NodeJS.Timeout;
  /** What was offered last, by id: nothing else can be chosen. */
  offered: ReadonlyMap<string, string>;
  listing: Promise<Reply<ScreenSources>> | undefined;
}

/**
 * Makes it.
 * 1. macOS 15 and later: the system's own picker; the handler is not called.
 * 2. Wayland: the portal's picker, by listing the sources once; its one answer is the choice.
 * 3. Everywhere else: the page shows a picker and answers by the id of the request.
 */
export function createScreenShare(parts: ScreenShareParts): ScreenShare {
  return new Sharer(parts);
}

class Sharer implements ScreenShare {
  readonly #parts: ScreenShareParts;
  #open: Open | undefined;
  /** The portal is being asked. */
  #atPortal = false;

  constructor(parts: ScreenShareParts) {
    this.#parts = parts;
  }

  attach(session: Pick<Session, 'setDisplayMediaRequestHandler'>): void {
    session.setDisplayMediaRequestHandler((request, answer) => this.#ask(request, answer), {
      useSystemPicker: this.#parts.platform === 'darwin',
    });
  }

  sources(request: string): Promise<Reply<ScreenSources>> {
    const open = this.#find(request);
    if (!open) return Promise.resolve(fail('not-found', 'no such request'));
    open.listing ??= this.#list(open).finally(() => (open.listing = undefined));
    return open.listing;
  }

  answer(request: string, choice: ScreenChoice | null): Reply<null> {
    const open = this.#find(request);
    if (!open) return fail('not-found', 'no such request');
    if (choice === null) {
      this.#end(open, null);
      return ok(null);
    }
    const name = open.offered.get(choice.id);
    if (name === undefined) return fail('bad-request', 'not among what was offered');
    const withAudio = choice.audio && open.mayShareAudio;
    const video = { id: choice.id, name };
    this.#end(open, withAudio ? { video, audio: 'loopback' } : { video });
    return ok(null);
  }

  pageLeft(): void {
    if (this.#open) this.#end(this.#open, null);
  }

  #ask(request: DisplayRequest, answer: (streams: Streams | null) => void): void {
    if (!this.#mayAsk(request)) return answer(null);
    if (this.#parts.isWayland) return void this.#askPortal(answer);
    const { platform, newId, choose } = this.#parts;
    // Elsewhere Chromium has no way to the sound of the computer, or records silence.
    const mayShareAudio = platform === 'win32' && request.audioRequested;
    const open: Open = {
      id: newId(),
      mayShareAudio,
      answer,
      timer: setTimeout(() => this.#end(open, null), PATIENCE_MS),
      offered: new Map(),
      listing: undefined,
    };
    this.#open = open;
    choose({ request: open.id, audio: mayShareAudio });
  }

  /** Our own page's top frame, by a press of the person, one at a time. */
  #mayAsk({ frame, userGesture, videoRequested }: DisplayRequest): boolean {
    const isOurs = frame?.parent === null && frame.origin === this.#parts.ourOrigin;
    return isOurs && userGesture && videoRequested && !this.#open && !this.#atPortal;
  }

  async #askPortal(answer: (streams: Streams | null) => void): Promise<void> {
    this.#atPortal = true;
    let streams: Streams | null = null;
    try {
      const [chosen] = await this.#parts.desktopCapturer.getSources({
        types: [...ALL],
        thumbnailSize: { width: 0, height: 0 },
      });
      if (chosen) streams = { video: { id: chosen.id, name: chosen.name } };
    } catch {
      // The person closed the portal's picker, or there is no portal.
    } finally {
      this.#atPortal = false;
    }
    answer(streams);
  }

  #find(request: string): Open | undefined {
    return this.#open?.id === request ? this.#open : undefined;
  }

  async #list(open: Open): Promise<Reply<ScreenSources>> {
    const { screen } = this.#parts.privacy.status().access;
    // Listed all the same, the sources would all look like the empty desktop.
    if (screen === 'refused' || screen === 'locked') return ok({ access: 'refused', sources: [] });
    try {
      const listed = await this.#parts.desktopCapturer.getSources({
        types: [...ALL],
        thumbnailSize: PICTURE_SIZE,
      });
      const sources = screenOffer(listed);
      open.offered = new Map(sources.map(({ id, name }) => [id, name]));
      return ok({ access: 'allowed', sources });
    } catch (error) {
      return fail('internal', String(error));
    }
  }

  #end(open: Open, streams: Streams | null): void {
    clearTimeout(open.timer);
    if (this.#open === open) this.#open = undefined;
    open.answer(streams);
    this.#parts.closed(open.id);
  }
}
