import { fault, type FaultCode } from '../../domain/fault.ts';
import type { ChatFile } from '../../domain/meeting/file.ts';
import { fail, failWith, ok, type Reply } from '../../domain/reply.ts';
import type { Clock } from '../platform/clock.ts';
import type { Lane } from '../rtc/lane.ts';
import { writeWord, type FileChunk, type FileWord } from './fileWords.ts';
import type { Download } from './state.ts';

/** Files on their way at once: their bytes are in memory until they are whole. */
const MOST_WANTED = 5;
/** A path that broke is replaced long before; a client that knows no files never answers. */
const SILENCE_MS = 30_000;

/** Hashes bytes by SHA-256, as lower-case hexadecimal. */
export type Sha256 = (bytes: ArrayBuffer) => Promise<string>;

/** What taking files needs. */
export interface FileTakerDeps {
  readonly sha256: Sha256;
  /** How a file stands now; `undefined`: as if it had never been asked for. */
  readonly onChange: (sha256: string, download: Download | undefined) => void;
  readonly clock: Clock;
}

interface Wish {
  readonly number: number;
  readonly file: ChatFile;
  readonly lane: Lane;
  /** Made when the first of it comes: a wish alone costs nothing. */
  bytes?: Uint8Array<ArrayBuffer>;
  received: number;
  percent: number;
  undoSilence: () => void;
  readonly settle: (reply: Reply<Blob>) => void;
}

/** Asks for files, and holds what comes against what was promised. */
export class FileTaker {
  readonly #deps: FileTakerDeps;
  /** By SHA-256. */
  readonly #wishes = new Map<string, Wish>();
  #lastNumber = 0;

  /** Nothing is on its way yet. */
  constructor(deps: FileTakerDeps) {
    this.#deps = deps;
  }

  /** Resolves with the whole content, or why it is not to be had. What is on its way already is not asked for again. */
  async take(file: ChatFile, lane: Lane | undefined): Promise<Reply<Blob>> {
    const { size } = this.#wishes;
    if (this.#wishes.has(file.sha256) || size >= MOST_WANTED) return fail('file-busy');
    if (lane && !lane.ended.aborted) return this.#ask(file, lane);
    const why = fault('file-interrupted');
    this.#deps.onChange(file.sha256, { status: 'failed', fault: why });
    return failWith(why);
  }

  /** I would rather not have it. */
  cancel(sha256: string): void {
    const wish = this.#wishes.get(sha256);
    if (!wish) return;
    sayCancel(wish);
    this.#close(wish, undefined, fail('file-stopped'));
  }

  /** Who has the file gives no more of it. */
  hear(lane: Lane, { number, why }: Extract<FileWord, { say: 'end' }>): void {
    const wish = this.#find(lane, number);
    if (wish) this.#lose(wish, why === 'gone' ? 'file-gone' : 'file-stopped');
  }

  /** A part of a file came. */
  receive(lane: Lane, { number, bytes }: FileChunk): void {
    this.#listenOn(lane);
    const wish = this.#find(lane, number);
    if (!wish || wish.received === wish.file.size) return;
    const { size, sha256 } = wish.file;
    if (wish.received + bytes.length > size) {
      sayCancel(wish);
      return this.#lose(wish, 'file-damaged');
    }
    wish.bytes ??= new Uint8Array(size);
    wish.bytes.set(bytes, wish.received);
    wish.received += bytes.length;
    const percent = Math.floor((100 * wish.received) / size);
    if (percent !== wish.percent) this.#deps.onChange(sha256, { status: 'coming', percent });
    wish.percent = percent;
    if (wish.received === size) void this.#finish(wish, wish.bytes);
  }

  #ask(file: ChatFile, lane: Lane): Promise<Reply<Blob>> {
    this.#lastNumber += 1;
    const number = this.#lastNumber;
    return new Promise((settle) => {
      const begun = { received: 0, percent: 0, undoSilence: () => {} };
      const wish: Wish = { number, file, lane, settle, ...begun };
      this.#wishes.set(file.sha256, wish);
      lane.ended.addEventListener('abort', () => {
        if (this.#isOn(wish)) this.#lose(wish, 'file-interrupted');
      });
      this.#deps.onChange(file.sha256, { status: 'coming', percent: 0 });
      lane.send(writeWord({ say: 'want', number, sha256: file.sha256 }));
      this.#listenOn(lane);
    });
  }

  /** Whatever comes from somebody shows that they are there: they may be busy with another file. */
  #listenOn(lane: Lane): void {
    for (const wish of this.#wishes.values()) {
      if (wish.lane !== lane) continue;
      wish.undoSilence();
      wish.undoSilence = this.#deps.clock.after(SILENCE_MS, () => {
        sayCancel(wish);
        this.#lose(wish, 'file-interrupted');
      });
    }
  }

  async #finish(wish: Wish, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const isRight = (await this.#deps.sha256(bytes.buffer)) === wish.file.sha256;
    if (!this.#isOn(wish)) return;
    wish.lane.send(writeWord({ say: isRight ? 'got' : 'cancel', number: wish.number }));
    if (isRight)
      this.#close(
        wish,
        { status: 'done' },
        ok(new Blob([bytes], { type: 'application/octet-stream' })),
      );
    else this.#lose(wish, 'file-damaged');
  }

  #find(lane: Lane, number: number): Wish | undefined {
    return [...this.#wishes.values()].find((one) => one.lane === lane && one.number === number);
  }

  #isOn(wish: Wish): boolean {
    return this.#wishes.get(wish.file.sha256) === wish;
  }

  #lose(wish: Wish, code: FaultCode): void {
    const why = fault(code);
    this.#close(wish, { status: 'failed', fault: why }, failWith(why));
  }

  #close(wish: Wish, download: Download | undefined, reply: Reply<Blob>): void {
    wish.undoSilence();
    this.#wishes.delete(wish.file.sha256);
    this.#deps.onChange(wish.file.sha256, download);
    wish.settle(reply);
  }
}

function sayCancel({ lane, number }: Wish): void {
  lane.send(writeWord({ say: 'cancel', number }));
}
