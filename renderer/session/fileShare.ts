import type { MemberId } from '../../domain/ids.ts';
import type { ChatFile } from '../../domain/meeting/file.ts';
import type { Reply } from '../../domain/reply.ts';
import type { Clock } from '../platform/clock.ts';
import type { Conference } from '../rtc/conference.ts';
import type { Lane } from '../rtc/lane.ts';
import { FileGiver } from './fileGiver.ts';
import { FileTaker, type Sha256 } from './fileTaker.ts';
import { parseChunk, parseWord } from './fileWords.ts';
import { undoOn } from './listeners.ts';
import type { TalkState } from './state.ts';
import type { Stores } from './stores.ts';

/** What sharing files in a meeting needs. */
export interface FileShareDeps {
  readonly stores: Pick<Stores, 'people' | 'talk'>;
  readonly conference: Pick<Conference, 'on'>;
  readonly sha256: Sha256;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Files between the people of a meeting, each from its sender to whoever asks for it. */
export interface FileShare extends Pick<FileGiver, 'offer' | 'stop'>, Pick<FileTaker, 'cancel'> {
  /** See {@link FileTaker.take}. */
  take(from: MemberId, file: ChatFile): Promise<Reply<Blob>>;
}

/** Gives and takes until the signal aborts. How files stand is in the talk store. */
export function shareFiles(deps: FileShareDeps): FileShare {
  const { stores, conference, signal } = deps;
  const { talk, people } = stores;
  const lanes = new Map<MemberId, Lane>();
  // What comes late is about a meeting that nobody is in any more.
  const show = (change: (state: TalkState) => Partial<TalkState>) => {
    if (!signal.aborted) talk.setState(change);
  };
  const giver = new FileGiver({
    nameOf: (memberId) =>
      people.getState().members.find((member) => member.memberId === memberId)?.name ?? '',
    onChange: (uploads) => show(() => ({ uploads })),
  });
  const taker = new FileTaker({
    ...deps,
    onChange: (sha256, download) =>
      show(({ downloads }) => ({ downloads: { ...downloads, [sha256]: download } })),
  });

  function hear(from: MemberId, lane: Lane, data: unknown) {
    if (data instanceof ArrayBuffer) {
      const chunk = parseChunk(data);
      if (chunk) taker.receive(lane, chunk);
      return;
    }
    const word = typeof data === 'string' ? parseWord(data) : undefined;
    if (word?.say === 'end') taker.hear(lane, word);
    else if (word) giver.hear(from, lane, word);
  }

  const undo = conference.on('lane', (memberId, lane) => {
    lanes.set(memberId, lane);
    lane.listen((data) => hear(memberId, lane, data));
    lane.ended.addEventListener('abort', () => {
      if (lanes.get(memberId) === lane) lanes.delete(memberId);
    });
  });
  undoOn(signal, () => {
    undo();
    talk.setState({ downloads: {}, uploads: [] });
  });
  return {
    offer: (sha256, file) => giver.offer(sha256, file),
    stop: (uploadId) => giver.stop(uploadId),
    cancel: (sha256) => taker.cancel(sha256),
    take: (from, file) => taker.take(file, lanes.get(from)),
  };
}
