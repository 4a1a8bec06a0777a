/**
 * How my microphone goes to the others: a voice in one channel at the browser's own rate, or original sound, which is
 * music to it.
 */
export type SoundSending = 'voice' | 'music';

/**
 * Of original sound, in bit/s: the upper end of what Opus recommends for music in two channels (RFC 7587 §3.1.1,
 * 64 to 128 kbit/s). A voice goes at about a quarter of it.
 */
export const MUSIC_BITRATE = 128_000;

/**
 * A description of this end that says that it plays two channels (RFC 7587 §6.1 `stereo`); Chromium can and does not
 * say so. It costs nothing as long as the far end sends one.
 */
export function withStereo(sdp: string): string {
  return changeOpus(sdp, (parameters) => changed(parameters, { stereo: '1' }));
}

/**
 * What the far end said, as the encoders here are to take it: they code two channels when it wants them, and as much as
 * it allows. Of a voice it wants one, and so it does of everything else than the microphone, which is the first line of
 * sound. A far end that did not ask for two channels gets one in any case.
 */
export function heardFor(sending: SoundSending, sdp: string): string {
  const sections = sdp.split(/^(?=m=)/m);
  const microphone = sections.findIndex((section) => section.startsWith('m=audio'));
  const read = sections.map((section, index) =>
    changeOpus(section, (parameters) =>
      sending === 'music' && index === microphone
        ? changed(parameters, { maxaveragebitrate: String(MUSIC_BITRATE) })
        : changed(parameters, { stereo: undefined }),
    ),
  );
  return read.join('');
}

type Change = (parameters: string) => string;

/** Changes the parameters of Opus (`a=fmtp`, RFC 8866 §6.15); it goes by a number that `a=rtpmap` gives it. */
function changeOpus(sdp: string, change: Change): string {
  const numbers = new Set(
    [...sdp.matchAll(/^a=rtpmap:(\d+) opus\/48000/gim)].map(([, number]) => number),
  );
  return sdp.replaceAll(
    /^a=fmtp:(\d+) ([^\r\n]*)/gm,
    (line: string, number: string, parameters: string) =>
      numbers.has(number) ? `a=fmtp:${number} ${change(parameters)}` : line,
  );
}

/** `a=1;b=2` with other values for some; `undefined` leaves one out. */
function changed(parameters: string, values: Readonly<Record<string, string | undefined>>): string {
  const kept = parameters
    .split(';')
    .map((parameter) => parameter.trim())
    .filter((parameter) => !((parameter.split('=')[0] ?? '') in values));
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${value}`,
  );
  return [...kept, ...given].join(';');
}
