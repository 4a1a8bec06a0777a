import {
  AudioSample,
  AudioSampleSource,
  getFirstEncodableAudioCodec,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  VideoSample,
  VideoSampleSource,
  type AudioCodec,
  type VideoCodec,
} from 'mediabunny';
import { missingSound, placeSound } from '../../domain/media/soundTrack.ts';
import { PICTURE } from './messages.ts';

// H.264 and AAC play everywhere; AAC is missing on Linux, H.264 in builds of Chromium without it.
const VIDEO_CODECS: VideoCodec[] = ['avc', 'vp9', 'vp8'];
const AUDIO_CODECS: AudioCodec[] = ['aac', 'opus'];
/** About 0.9 GB an hour; a page with text stays readable. */
const VIDEO_BITS_PER_SECOND = 2_000_000;
const AUDIO = { numberOfChannels: 2, sampleRate: 48_000, bitrate: 128_000 } as const;
/** A fragment begins with a key frame, so this is also what a crash costs at most, in seconds. */
const FRAGMENT_S = 2;
/** With so many frames not encoded yet, the next one is left out: the meeting goes first. */
const WAITING_MAX = 3;
/** Silence is written in pieces of at most this, seconds. */
const SILENCE_S = 1;

/** What this browser can encode with. */
export interface Codecs {
  readonly video: VideoCodec;
  readonly audio: AudioCodec;
}

/** The best of what there is; `undefined` when a kind is missing. */
export async function findCodecs(): Promise<Codecs | undefined> {
  if (!('VideoEncoder' in globalThis) || !('AudioEncoder' in globalThis)) return undefined;
  const size = { width: PICTURE.width, height: PICTURE.height };
  const video = await getFirstEncodableVideoCodec(VIDEO_CODECS, size);
  const audio = await getFirstEncodableAudioCodec(AUDIO_CODECS, AUDIO);
  return video && audio ? { video, audio } : undefined;
}

/** A file that is being made: fragmented MP4, every part of which plays without what comes after. */
export interface FileWriter {
  /** So many pictures are not encoded yet that the next one had better be left out. */
  isBehind(): boolean;
  /** Adds what the canvas shows now, as the picture of that second, counted from the start; later than the one before. */
  addPicture(canvas: OffscreenCanvas, atS: number): void;
  /** Adds a piece of sound that began at `startS`, and closes it. Resolves when there is room for more. */
  addSound(sound: AudioData, startS: number): Promise<void>;
  /** Writes everything that is not written yet, and the index. */
  end(): Promise<void>;
}

/** What a file needs. */
export interface FileWriterNeeds {
  readonly codecs: Codecs;
  /** Takes the next bytes; the file waits for it. */
  readonly write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** Something broke; nothing can be added any more. */
  readonly onFailed: (error: unknown) => void;
}

/** Begins a file. */
export async function createFileWriter(needs: FileWriterNeeds): Promise<FileWriter> {
  const { codecs, onFailed } = needs;
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: 'fragmented', minimumFragmentDuration: FRAGMENT_S }),
    // A fragmented file only grows, so where a chunk belongs is always the end.
    target: new StreamTarget(new WritableStream({ write: ({ data }) => needs.write(data) })),
  });
  const video = new VideoSampleSource({
    codec: codecs.video,
    bitrate: VIDEO_BITS_PER_SECOND,
    keyFrameInterval: FRAGMENT_S,
    latencyMode: 'realtime',
  });
  const audio = new AudioSampleSource({ codec: codecs.audio, bitrate: AUDIO.bitrate });
  output.addVideoTrack(video, { frameRate: PICTURE.fps });
  output.addAudioTrack(audio);
  await output.start();
  const sound = createSoundLine(audio);
  let waiting = 0;

  async function encode(canvas: OffscreenCanvas, atS: number) {
    waiting += 1;
    const sample = new VideoSample(canvas, { timestamp: atS, duration: 1 / PICTURE.fps });
    try {
      await video.add(sample);
      await sound.keepUp(atS);
    } catch (error) {
      onFailed(error);
    } finally {
      sample.close();
      waiting -= 1;
    }
  }

  return {
    isBehind: () => waiting >= WAITING_MAX,
    addPicture: (canvas, atS) => void encode(canvas, atS),
    addSound: async (data, startS) => {
      const sample = new AudioSample(data);
      try {
        await sound.add(sample, startS);
      } catch (error) {
        onFailed(error);
      } finally {
        sample.close();
      }
    },
    end: async () => {
      await output.finalize();
    },
  };
}

/** One unbroken line of sound. */
function createSoundLine(source: AudioSampleSource) {
  let writtenS = 0;
  // One after the other: a gap is filled before what follows it.
  let tail: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => {
    tail = tail.then(work);
    return tail;
  };

  async function addSilence(lengthS: number) {
    for (let left = lengthS; left > 0; left -= SILENCE_S) {
      const frames = Math.round(Math.min(left, SILENCE_S) * AUDIO.sampleRate);
      if (frames === 0) return;
      const { numberOfChannels, sampleRate } = AUDIO;
      const data = new Float32Array(frames * numberOfChannels);
      const shape = { format: 'f32', numberOfChannels, sampleRate, timestamp: writtenS } as const;
      const sample = new AudioSample({ data, ...shape });
      writtenS += sample.duration;
      await source.add(sample);
      sample.close();
    }
  }

  return {
    add: (sample: AudioSample, startS: number) =>
      inTurn(async () => {
        const { silenceS, isTaken } = placeSound(writtenS, startS);
        await addSilence(silenceS);
        if (!isTaken) return;
        sample.setTimestamp(writtenS);
        writtenS += sample.duration;
        await source.add(sample);
      }),
    keepUp: (nowS: number) => inTurn(() => addSilence(missingSound(writtenS, nowS))),
  };
}
