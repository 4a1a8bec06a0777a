import type { MemberId } from '../../domain/ids.ts';
import type { Lane } from '../rtc/lane.ts';
import { CHUNK_BYTES, writeChunk, writeWord, type FileWord } from './fileWords.ts';
import type { Upload } from './state.ts';

/** Read from disk at once: a file that is offered costs no memory. */
const READ_BYTES = CHUNK_BYTES * 16;
/** Files that one person may have on their way from here at once. */
const MOST_WANTED = 8;

/** What giving files needs. */
export interface FileGiverDeps {
  readonly nameOf: (memberId: MemberId) => string;
  /** All that is on its way from here, or has arrived. */
  readonly onChange: (uploads: readonly Upload[]) => void;
}

type Want = Extract<FileWord, { say: 'want' }>;

interface Job {
  readonly lane: Lane;
  readonly number: number;
  upload: Upload;
}

/** Gives files that I have attached to whoever asks for them. */
export class FileGiver {
  readonly #deps: FileGiverDeps;
  readonly #offers = new Map<string, Blob>();
  #jobs: readonly Job[] = [];
  #lastId = 0;

  /** Nothing is offered yet. */
  constructor(deps: FileGiverDeps) {
    this.#deps = deps;
  }

  /** From now on whoever asks for this content gets it. */
  offer(sha256: string, file: Blob): void {
    this.#offers.set(sha256, file);
  }

  /** A word of somebody who wants a file. */
  hear(from: MemberId, lane: Lane, word: Exclude<FileWord, { say: 'end' }>): void {
    const job = this.#jobs.find((one) => one.lane === lane && one.number === word.number);
    if (word.say === 'want') {
      if (!job) this.#start(from, lane, word);
    } else if (job && this.#isOn(job)) {
      if (word.say === 'got') this.#show(job, { percent: 100, status: 'done' });
      else this.#drop(job);
    }
  }

  /** Gives no more of one that is on its way. */
  stop(uploadId: number): void {
    const job = this.#jobs.find(({ upload }) => upload.id === uploadId);
    if (job && this.#isOn(job)) this.#end(job, 'stopped');
  }

  #start(from: MemberId, lane: Lane, want: Want): void {
    const file = this.#offers.get(want.sha256);
    const busy = this.#jobs.filter((one) => one.lane === lane && this.#isOn(one)).length;
    if (!file || busy >= MOST_WANTED) {
      const why = file ? 'stopped' : 'gone';
      lane.send(writeWord({ say: 'end', number: want.number, why }));
      return;
    }
    const job = this.#open(from, lane, want);
    lane.ended.addEventListener('abort', () => {
      if (this.#isOn(job)) this.#drop(job);
    });
    void this.#give(job, file);
  }

  /** What was given before to the same person is one line with what they want again. */
  #open(from: MemberId, lane: Lane, { number, sha256 }: Want): Job {
    this.#lastId += 1;
    const id = this.#lastId;
    const name = this.#deps.nameOf(from);
    const upload: Upload = { id, sha256, memberId: from, name, percent: 0, status: 'sending' };
    const job: Job = { lane, number, upload };
    const isSame = ({ upload: { memberId, sha256: content, status } }: Job) =>
      status === 'done' && memberId === from && content === sha256;
    this.#jobs = [...this.#jobs.filter((one) => !isSame(one)), job];
    this.#tell();
    return job;
  }

  async #give(job: Job, file: Blob): Promise<void> {
    try {
      for (let at = 0; at < file.size; at += READ_BYTES) {
        const part = await file.slice(at, at + READ_BYTES).arrayBuffer();
        await this.#sendPart(job, new Uint8Array(part));
        if (!this.#isOn(job)) return;
        const percent = Math.floor((100 * Math.min(file.size, at + READ_BYTES)) / file.size);
        this.#show(job, { percent });
      }
    } catch {
      // It was moved, removed or changed on disk.
      if (this.#isOn(job)) this.#end(job, 'gone');
    }
  }

  async #sendPart(job: Job, part: Uint8Array): Promise<void> {
    const { lane, number } = job;
    for (let from = 0; from < part.length; from += CHUNK_BYTES) {
      await lane.room();
      if (!this.#isOn(job)) return;
      lane.send(writeChunk({ number, bytes: part.subarray(from, from + CHUNK_BYTES) }));
    }
  }

  #isOn(job: Job): boolean {
    return job.upload.status === 'sending' && this.#jobs.includes(job);
  }

  #end(job: Job, why: 'gone' | 'stopped'): void {
    job.lane.send(writeWord({ say: 'end', number: job.number, why }));
    this.#drop(job);
  }

  #drop(job: Job): void {
    this.#jobs = this.#jobs.filter((one) => one !== job);
    this.#tell();
  }

  #show(job: Job, change: Partial<Upload>): void {
    job.upload = { ...job.upload, ...change };
    this.#tell();
  }

  #tell(): void {
    this.#deps.onChange(this.#jobs.map(({ upload }) => upload));
  }
}
