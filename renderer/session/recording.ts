import { fault, type Fault } from '../../domain/fault.ts';
import type { RoomCode } from '../../domain/ids.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { Platform, RecordingFile } from '../platform/platform.ts';
import type { Recorder, RecorderEvents } from '../recording/recorder.ts';
import type { Notices } from './notices.ts';
import { recordedScene, type SceneSources } from './recordedScene.ts';
import { createRecordedViews } from './recordedViews.ts';
import type { RecordingActions, RecordingLook, SessionStreams } from './session.ts';
import type { Stores } from './stores.ts';
import type { Ask } from './talkActions.ts';

/** What recording needs. */
export interface RecordingDeps extends SceneSources {
  readonly streams: SceneSources['streams'] & Pick<SessionStreams, 'view'>;
  readonly stores: Pick<Stores, 'meeting' | 'people' | 'media' | 'recording'>;
  readonly ask: Ask;
  readonly platform: Pick<Platform, 'recordings'>;
  /** Loads what makes the file; asked for again after a failure. */
  readonly openRecorder: (events: RecorderEvents) => Promise<Reply<Recorder>>;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly log: Log;
}

/** A recording that is being made. */
interface Run {
  readonly recorder: Recorder;
  readonly file: RecordingFile;
  readonly undos: (() => void)[];
  /** Why it cannot go on. */
  failure: Fault | undefined;
}

/**
 * Recording the meeting on this device. Nothing is written before the service has told everybody, and nothing after it
 * no longer does: the recording ends with the meeting, and when a host forbids it.
 */
export function createRecording(deps: RecordingDeps): RecordingActions {
  const { kept, handOver, remove } = deps.platform.recordings;
  const recording = new LocalRecording(deps);
  return {
    start: (look) => recording.start(look),
    stop: () => recording.end(),
    kept,
    handOver,
    remove,
  };
}

class LocalRecording {
  readonly #deps: RecordingDeps;
  #run: Run | undefined;

  constructor(deps: RecordingDeps) {
    this.#deps = deps;
  }

  async start(look: RecordingLook): Promise<Reply<null>> {
    const { stores, notices } = this.#deps;
    const { code } = stores.meeting.getState();
    if (!this.#isIn() || code === undefined) return fail('not-in-room');
    if (stores.recording.getState().at !== 'off') return ok(null);
    stores.recording.setState({ at: 'starting' });
    const begun = await this.#begin(look, code);
    if (begun.ok) return begun;
    stores.recording.setState({ at: 'off' });
    notices.add({ kind: 'recording', fault: begun.fault });
    return begun;
  }

  async #begin(look: RecordingLook, room: RoomCode): Promise<Reply<null>> {
    const { stores, notices, clock } = this.#deps;
    const opened = await this.#deps.openRecorder({
      onBytes: (bytes) => this.#keep(bytes),
      onFailed: (detail) => this.#fail(this.#run, fault('recording-failed', detail)),
    });
    if (!opened.ok) return opened;
    const recorder = opened.value;
    const file = await this.#announce(recorder, room);
    if (!file.ok) {
      recorder.close();
      return file;
    }
    const run: Run = { recorder, file: file.value, undos: [], failure: undefined };
    this.#run = run;
    stores.recording.setState({ at: 'on', sinceMs: clock.now() });
    notices.add({ kind: 'recording', recording: 'began' });
    const watch = () => this.#watch();
    run.undos.push(follow(this.#deps, look, recorder), stores.meeting.subscribe(watch));
    watch();
    return ok(null);
  }

  /** Has everybody told, and opens the file when they are. */
  async #announce(recorder: Recorder, room: RoomCode): Promise<Reply<RecordingFile>> {
    if (!(await recorder.prepare())) return fail('recording-unsupported');
    const said = await this.#say(true);
    if (!said.ok) return said;
    const file = await this.#deps.platform.recordings.begin(room);
    if (!file.ok) void this.#say(false);
    return file;
  }

  async #keep(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const writing = this.#run;
    const written = (await writing?.file.append(bytes)) ?? fail('recording-failed');
    if (!written.ok) this.#fail(writing, written.fault);
    return written.ok;
  }

  #fail(run: Run | undefined, why: Fault): void {
    this.#deps.log('error', 'the recording cannot go on', { code: why.code, detail: why.detail });
    if (!run) return;
    run.failure ??= why;
    void this.end();
  }

  /** Ends with the meeting. A service that does not count it as recorded, after a restart say, is asked once more. */
  #watch(): void {
    if (!this.#isIn()) void this.end();
    else if (!this.#deps.stores.meeting.getState().isRecording) void this.#insist();
  }

  async #insist(): Promise<void> {
    const { stores, notices } = this.#deps;
    const said = await this.#say(true);
    if (said.ok || stores.recording.getState().at !== 'on') return;
    notices.add({ kind: 'recording', recording: 'forbidden' });
    await this.end();
  }

  /** Resolves when the file is as whole as it can be. */
  async end(): Promise<void> {
    const { stores, notices, platform } = this.#deps;
    const run = this.#run;
    if (!run || stores.recording.getState().at !== 'on') return;
    stores.recording.setState({ at: 'ending', sinceMs: undefined });
    run.undos.forEach((undo) => undo());
    if (this.#isIn()) void this.#say(false);
    await finish(run);
    this.#run = undefined;
    stores.recording.setState({ at: 'off' });
    const { id, name } = run.file;
    if (run.failure) notices.add({ kind: 'recording', fault: run.failure });
    notices.add({ kind: 'recording', recording: 'saved', name, recordingId: id });
    if (platform.recordings.isDownload) await platform.recordings.handOver(id);
  }

  #isIn(): boolean {
    return this.#deps.stores.meeting.getState().phase.at === 'in';
  }

  #say(isRecording: boolean) {
    return this.#deps.ask('recording:set', { isRecording });
  }
}

/** Makes the file as whole as it can be. */
async function finish(run: Run): Promise<void> {
  const { recorder, file } = run;
  if (!run.failure) await recorder.stop();
  recorder.close();
  const closed = await file.close();
  if (!closed.ok) run.failure ??= closed.fault;
}

/** Shows the recorder what is to be seen and heard, now and whenever it changes. Returns its own undo. */
function follow(deps: RecordingDeps, look: RecordingLook, recorder: Recorder): () => void {
  const views = createRecordedViews(deps.streams);
  const show = () => {
    const scene = recordedScene(deps, look.now());
    const { members } = deps.stores.people.getState();
    views.show(
      scene,
      members.map(({ memberId }) => memberId),
    );
    recorder.show(scene);
  };
  const undos = [
    deps.stores.people.subscribe(show),
    deps.stores.media.subscribe(show),
    look.onChange(show),
    views.close,
  ];
  show();
  return () => undos.forEach((undo) => undo());
}
