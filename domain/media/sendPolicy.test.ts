import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderVideoCodecs } from './sendPolicy.ts';

const codec = (mimeType: string, sdpFmtpLine?: string) => ({ mimeType, sdpFmtpLine });

describe('the order of video codecs', () => {
  it('puts H.264 first, VP8 second, repair formats last', () => {
    const ordered = orderVideoCodecs([
      codec('video/VP8'),
      codec('video/rtx'),
      codec('video/VP9'),
      codec('video/H264', 'packetization-mode=0;profile-level-id=42e01f'),
      codec('video/H264', 'packetization-mode=1;profile-level-id=42e01f'),
      codec('video/red'),
    ]);
    expect(ordered.map(({ mimeType }) => mimeType)).toEqual([
      'video/H264',
      'video/VP8',
      'video/VP9',
      'video/H264',
      'video/rtx',
      'video/red',
    ]);
    expect(ordered[0]?.sdpFmtpLine).toContain('packetization-mode=1');
  });

  it('starts with VP8 where there is no H.264', () => {
    expect(orderVideoCodecs([codec('video/AV1'), codec('video/VP8')])[0]?.mimeType).toBe(
      'video/VP8',
    );
  });

  it('neither loses nor invents a codec, and ordering twice changes nothing', () => {
    const some = fc.record({
      mimeType: fc.constantFrom('video/VP8', 'video/VP9', 'video/H264', 'video/rtx', 'video/AV1'),
      sdpFmtpLine: fc.option(fc.constantFrom('packetization-mode=1', 'packetization-mode=0'), {
        nil: undefined,
      }),
    });
    fc.assert(
      fc.property(fc.array(some), (codecs) => {
        const once = orderVideoCodecs(codecs);
        expect(new Set(once)).toEqual(new Set(codecs));
        expect(once).toHaveLength(codecs.length);
        expect(orderVideoCodecs(once)).toEqual(once);
      }),
    );
  });
});
