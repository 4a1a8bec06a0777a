import type { Page } from '@playwright/test';

const SAMPLE_RATE = 48_000;
const SECONDS = 10;
const BYTES_PER_FRAME = 4;
const HEADER_BYTES = 44;
const LOUDNESS = 8_000;

/** A stereo file (RIFF WAVE, 16 bit) of one tone left and another one right, in Hz; whole waves, so that it repeats unheard. */
export function stereoWav(leftHz: number, rightHz: number): Buffer {
  const frames = SAMPLE_RATE * SECONDS;
  const file = Buffer.alloc(HEADER_BYTES + frames * BYTES_PER_FRAME);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(2, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(SAMPLE_RATE * BYTES_PER_FRAME, 28);
  file.writeUInt16LE(BYTES_PER_FRAME, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(frames * BYTES_PER_FRAME, 40);
  const sample = (hz: number, frame: number) =>
    Math.round(LOUDNESS * Math.sin((2 * Math.PI * hz * frame) / SAMPLE_RATE));
  for (let frame = 0; frame < frames; frame += 1) {
    const at = HEADER_BYTES + frame * BYTES_PER_FRAME;
    file.writeInt16LE(sample(leftHz, frame), at);
    file.writeInt16LE(sample(rightHz, frame), at + 2);
  }
  return file;
}

/** How loud each of some tones is in each channel, in dB: `[left, right]`, of what the page plays of one other person. */
export async function tonesIn(page: Page, tonesHz: readonly number[]): Promise<number[][]> {
  return page.evaluate(async (wanted) => {
    const player = [...document.querySelectorAll('audio')].find((one) => !one.paused);
    if (!(player?.srcObject instanceof MediaStream)) throw new Error('nothing is played');
    const audio = new AudioContext();
    await audio.resume();
    const split = audio.createChannelSplitter(2);
    audio
      .createMediaStreamSource(new MediaStream(player.srcObject.getAudioTracks()))
      .connect(split);
    const analysers = [0, 1].map((channel) => {
      const analyser = new AnalyserNode(audio, { fftSize: 8_192, smoothingTimeConstant: 0 });
      split.connect(analyser, channel);
      return analyser;
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const loudness = analysers.map((analyser) => {
      const bins = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(bins);
      return wanted.map((hz) => bins[Math.round((hz * analyser.fftSize) / audio.sampleRate)]!);
    });
    await audio.close();
    return loudness;
  }, tonesHz);
}

/** What has arrived of one other person's sound so far. */
export interface ReceivedSound {
  readonly bytes: number;
  /** By the clock of the statistics. */
  readonly atMs: number;
  readonly packetsLost: number;
  readonly concealedSamples: number;
}

/** The browser's own statistics of it. The context keeps its connections (`keepConnections`). */
export async function receivedSound(page: Page): Promise<ReceivedSound> {
  return page.evaluate(async () => {
    const connection = (window.umeetTestConnections ?? []).findLast(
      ({ connectionState }) => connectionState === 'connected',
    );
    const stats = [...((await connection?.getStats()) ?? new Map()).values()].find(
      ({ type, kind }) => type === 'inbound-rtp' && kind === 'audio',
    );
    if (!stats) throw new Error('no sound is received');
    return {
      bytes: stats.bytesReceived,
      atMs: stats.timestamp,
      packetsLost: stats.packetsLost,
      concealedSamples: stats.concealedSamples,
    };
  });
}
