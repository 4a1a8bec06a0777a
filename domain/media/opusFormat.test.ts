import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heardFor, MUSIC_BITRATE, withStereo } from './opusFormat.ts';

/** What Chromium says of a microphone, a camera and the sound of a screen, as far as it matters. */
const SDP = [
  'v=0',
  'a=group:BUNDLE 0 1 2',
  ...['m=audio 9 UDP/TLS/RTP/SAVPF 111 63', 'm=video 9 UDP/TLS/RTP/SAVPF 103', 'm=audio 9'].flatMap(
    (media, mid) => [
      media,
      `a=mid:${mid}`,
      'a=rtpmap:63 red/48000/2',
      'a=fmtp:63 111/111',
      ...(mid === 1
        ? ['a=rtpmap:103 H264/90000', 'a=fmtp:103 packetization-mode=1;profile-level-id=42001f']
        : ['a=rtpmap:111 opus/48000/2', 'a=fmtp:111 minptime=10;useinbandfec=1']),
    ],
  ),
  '',
].join('\r\n');

const opusOf = (sdp: string) => [...sdp.matchAll(/a=fmtp:111 (.*)/g)].map(([, values]) => values);
const withoutOpus = (sdp: string) => sdp.replaceAll(/a=fmtp:111 .*/g, '');

describe('what this end says of itself', () => {
  it('is that it plays two channels, whatever Opus is numbered', () => {
    const plain = 'minptime=10;useinbandfec=1;stereo=1';
    expect(opusOf(withStereo(SDP))).toEqual([plain, plain]);
    const renumbered = withStereo(SDP.replaceAll(/(rtpmap|fmtp):111/g, '$1:96'));
    expect(renumbered.match(/a=fmtp:96 .*stereo=1/g)).toHaveLength(2);
  });

  it('is said once, also where a browser says something of it already', () => {
    const said = withStereo(SDP.replaceAll('minptime=10', 'stereo=0'));
    expect(opusOf(said)).toEqual(['useinbandfec=1;stereo=1', 'useinbandfec=1;stereo=1']);
    expect(withStereo(said)).toBe(said);
  });
});

describe('what the far end said', () => {
  it('is for a voice what it would be if nobody spoke of channels', () => {
    expect(heardFor('voice', withStereo(SDP))).toBe(SDP);
    expect(heardFor('voice', SDP)).toBe(SDP);
  });

  it('is for music two channels at a higher rate, of the microphone alone', () => {
    expect(opusOf(heardFor('music', withStereo(SDP)))).toEqual([
      `minptime=10;useinbandfec=1;stereo=1;maxaveragebitrate=${MUSIC_BITRATE}`,
      'minptime=10;useinbandfec=1',
    ]);
  });

  it('has not asked for two channels where it has not', () => {
    expect(heardFor('music', SDP)).not.toContain('stereo');
  });
});

it('leaves all that is not Opus as it is, in whatever comes', () => {
  const line = fc.oneof(fc.constantFrom(...SDP.split('\r\n')), fc.string());
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom('voice', 'music'), (lines, sending) => {
      const sdp = lines.join('\r\n');
      for (const read of [withStereo(sdp), heardFor(sending, sdp)]) {
        expect(withoutOpus(read)).toBe(withoutOpus(sdp));
      }
    }),
  );
});
