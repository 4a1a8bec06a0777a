import { describe, expect, it } from 'vitest';
import { setUpPeer } from '../../../test/fakes/peers.ts';

const voice = { kind: 'audio', contentHint: '' } as unknown as MediaStreamTrack;
const music = { kind: 'audio', contentHint: 'music' } as unknown as MediaStreamTrack;
const PLAIN =
  'm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 useinbandfec=1\r\n';

/** A peer whose far side plays two channels, as every one of ours says. */
function setUp(initiator: boolean, audio: MediaStreamTrack | null) {
  const all = setUpPeer(initiator, { tracks: { audio, video: null } });
  const type = initiator ? 'answer' : 'offer';
  const sdp = all.record.transform?.(PLAIN) ?? '';
  return {
    ...all,
    hear: () => all.connection.setRemoteDescription({ type, sdp }),
    last: () => all.connection.applied.at(-1),
  };
}

describe('the sound that is sent to a far end that plays two channels', () => {
  it('is one channel of a voice, as if nobody had spoken of two', async () => {
    const { hear, last } = setUp(true, voice);
    await hear();
    expect(last()).toBe(PLAIN);
  });

  it('is two channels of music from the start, when that is what is sent', async () => {
    const { hear, last, record } = setUp(true, music);
    await hear();
    expect(last()).toMatch(/stereo=1;maxaveragebitrate=\d+/);
    expect(record.negotiations).toBe(0);
  });

  it('changes by one negotiation there and one back, however often the microphone is opened', async () => {
    const { peer, hear, last, record } = setUp(true, voice);
    await hear();
    await peer.setTrack('audio', null);
    await peer.setTrack('audio', voice);
    expect(record.negotiations).toBe(0);
    await peer.setTrack('audio', null);
    await peer.setTrack('audio', music);
    await peer.setTrack('audio', music);
    expect(record.negotiations).toBe(1);
    await hear();
    expect(last()).toContain('stereo=1');
    await peer.setTrack('audio', voice);
    expect(record.negotiations).toBe(2);
    await hear();
    expect(last()).toBe(PLAIN);
  });

  it('waits for the first negotiation instead of asking for a second one', async () => {
    const { peer, hear, last, record } = setUp(true, null);
    await peer.setTrack('audio', music);
    expect(record.negotiations).toBe(0);
    await hear();
    expect(last()).toContain('stereo=1');
  });

  it('has the other end offer again, where that end makes the offers', async () => {
    const { peer, hear, last, said, record } = setUp(false, voice);
    await hear();
    await peer.setTrack('audio', music);
    expect(said).toEqual([{ type: 'renegotiate' }]);
    expect(record.negotiations).toBe(0);
    await hear();
    expect(last()).toContain('stereo=1');
  });

  it('asks for nothing once its peer is closed', async () => {
    const { peer, hear, record, said } = setUp(true, voice);
    await hear();
    peer.close();
    await peer.setTrack('audio', music);
    peer.renegotiate();
    expect([record.negotiations, said]).toEqual([0, []]);
  });
});
