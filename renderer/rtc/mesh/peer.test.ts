import { describe, expect, it, vi } from 'vitest';
import { setUpPeer as setUp } from '../../../test/fakes/peers.ts';

const camera = { kind: 'video' } as unknown as MediaStreamTrack;
const display = { kind: 'video' } as unknown as MediaStreamTrack;
const tabSound = { kind: 'audio' } as unknown as MediaStreamTrack;

describe('a peer that offers', () => {
  it('has both transceivers before the first offer, with or without tracks', () => {
    const { connection } = setUp(true, { tracks: { audio: null, video: camera } });
    expect(connection.transceivers.map(({ receiver }) => receiver.track.kind)).toEqual([
      'audio',
      'video',
    ]);
    expect(connection.transceivers.every(({ direction }) => direction === 'sendrecv')).toBe(true);
    expect(connection.transceivers[1]?.sender.track).toBe(camera);
  });

  it('keeps HD under pressure and prefers H.264', () => {
    const [, video] = setUp(true).connection.transceivers;
    expect(video?.sender.parameters).toMatchObject({
      degradationPreference: 'maintain-resolution',
      encodings: [{ maxBitrate: 2_500_000 }],
    });
    expect(video?.codecs.map(({ mimeType }) => mimeType)).toEqual(['video/H264', 'video/VP8']);
  });

  it('sends its picture as planned until it is closed', async () => {
    const { peer, connection } = setUp(true);
    const encoding = () => connection.transceivers[1]?.sender.parameters.encodings[0];
    const plan = { lines: 360, scaleDownBy: 2, maxBitrate: 9, heldBackBy: undefined } as const;
    peer.setPicturePlan(plan);
    await vi.waitFor(() => expect(encoding()?.maxBitrate).toBe(9));
    peer.close();
    peer.setPicturePlan({ ...plan, maxBitrate: 8 });
    await Promise.resolve();
    expect(encoding()?.maxBitrate).toBe(9);
  });

  it('puts a later track in without negotiating', async () => {
    const { peer, connection, record } = setUp(true);
    await peer.setTrack('video', camera);
    expect(connection.transceivers[1]?.sender.track).toBe(camera);
    await peer.setTrack('video', null);
    expect(connection.transceivers[1]?.sender.track).toBeNull();
    expect(record.negotiations).toBe(0);
  });

  it('makes a place for a screen by one negotiation, and none for the next one', async () => {
    const { peer, connection, record } = setUp(true);
    expect(peer.screenMids()).toEqual([]);
    await peer.setTrack('screen', display);
    peer.openScreen();
    await peer.setTrack('screen', null);
    await peer.setTrack('screenAudio', tabSound);
    expect(record.negotiations).toBe(1);
    const kinds = connection.transceivers.map(({ receiver }) => receiver.track.kind);
    expect(kinds).toEqual(['audio', 'video', 'video', 'audio']);
    expect(connection.transceivers.map(({ sender }) => sender.track)).toEqual([
      null,
      null,
      null,
      tabSound,
    ]);
    expect(peer.screenMids()).toEqual(['2', '3']);
  });

  it('has the place from the start while a screen is shown', () => {
    const tracks = { audio: null, video: camera, screen: display };
    const { connection, record } = setUp(true, { tracks });
    expect(connection.transceivers[2]?.sender.track).toBe(display);
    expect(connection.transceivers[2]?.sender.parameters.encodings).toEqual([
      { maxBitrate: 4_000_000 },
    ]);
    expect(record.negotiations).toBe(0);
  });

  it('keeps what comes of a screen apart from the person', () => {
    const { peer, connection } = setUp(true, {
      tracks: { audio: null, video: null, screen: display },
    });
    for (const transceiver of connection.transceivers) {
      const { track } = transceiver.receiver;
      connection.dispatchEvent(Object.assign(new Event('track'), { track, transceiver }));
    }
    expect(peer.stream.getTracks().map(({ kind }) => kind)).toEqual(['audio', 'video']);
    expect(peer.screen.getTracks().map(({ kind }) => kind)).toEqual(['video', 'audio']);
  });

  it('restarts ICE with fresh servers by negotiating', () => {
    const { peer, connection, record } = setUp(true);
    peer.restartIce([{ urls: ['turn:new'] }]);
    expect(connection.restarts).toBe(1);
    expect(connection.configuration).toEqual({
      iceServers: [{ urls: ['turn:new'] }],
      bundlePolicy: 'max-bundle',
    });
    expect(record.negotiations).toBe(1);
  });
});

describe('a peer that answers', () => {
  it('sends both ways in its answer, with the track that came before the offer', async () => {
    const { peer, connection } = setUp(false);
    await peer.setTrack('video', camera);
    await connection.setRemoteDescription({ type: 'offer' });
    const [audio, video] = connection.transceivers;
    expect([audio?.direction, video?.direction]).toEqual(['sendrecv', 'sendrecv']);
    expect(video?.sender.track).toBe(camera);
    expect(video?.sender.streams).toHaveLength(1);
    expect(audio?.sender.streams).toEqual(video?.sender.streams);
    expect(video?.codecs[0]?.mimeType).toBe('video/H264');
  });

  it('asks for a place for its screen, and takes it when it is offered', async () => {
    const { peer, connection, said } = setUp(false);
    await connection.setRemoteDescription({ type: 'offer' });
    await peer.setTrack('screen', display);
    expect(said).toEqual([{ type: 'screen' }]);
    connection.offers = ['audio', 'video', 'video', 'audio'];
    await connection.setRemoteDescription({ type: 'offer' });
    expect(connection.transceivers[2]?.sender.track).toBe(display);
    expect(said).toHaveLength(1);
  });

  it('leaves lines alone that it knows nothing of', async () => {
    const { connection } = setUp(false, { tracks: { audio: null, video: camera } });
    connection.offers = ['video', 'audio', 'video', 'audio', 'video'];
    await connection.setRemoteDescription({ type: 'offer' });
    expect(connection.transceivers.map(({ direction }) => direction)).toEqual([
      'recvonly',
      'recvonly',
      'sendrecv',
      'sendrecv',
      'recvonly',
    ]);
    expect(connection.transceivers.map(({ sender }) => sender.track)).not.toContain(camera);
  });
});

describe('a peer in trouble', () => {
  it('hides a failure from simple-peer and tells its owner', () => {
    const { connection, events } = setUp(true);
    connection.becomes('connected');
    connection.becomes('failed');
    expect(connection.connectionState).toBe('disconnected');
    expect(connection.iceConnectionState).toBe('disconnected');
    expect(events).toEqual(['connected', 'failed']);
  });

  it('says when simple-peer gave up, and survives its error event', () => {
    const { events, simple } = setUp(true);
    simple.get('error')?.(new Error('Ice connection closed.'));
    simple.get('close')?.();
    expect(events).toEqual(['closed']);
  });

  it('passes on what parses and nothing else', () => {
    const { said, simple } = setUp(true);
    simple.get('signal')?.({ type: 'offer', sdp: 'v=0' });
    simple.get('signal')?.({ type: 'renegotiate', renegotiate: true });
    expect(said).toEqual([{ type: 'offer', sdp: 'v=0' }]);
  });

  it('keeps candidates to itself that can only call over TCP', () => {
    const { said, simple } = setUp(true);
    const tell = (candidate: string) =>
      simple.get('signal')?.({ type: 'candidate', candidate: { candidate, sdpMid: '0' } });
    tell('candidate:1 1 tcp 1518 192.0.2.1 9 typ host tcptype active generation 0');
    tell('candidate:2 1 udp 2122 192.0.2.1 50000 typ host generation 0');
    expect(said).toHaveLength(1);
  });

  it('is silent once it is closed', () => {
    const { peer, connection, events, said, simple, record, signals } = setUp(true);
    peer.close();
    peer.close();
    connection.becomes('failed');
    simple.get('close')?.();
    simple.get('signal')?.({ type: 'offer', sdp: 'v=0' });
    peer.signal({ type: 'answer', sdp: 'v=0' });
    peer.restartIce([]);
    expect([events, said, signals]).toEqual([[], [], []]);
    expect([record.destroyed, record.negotiations]).toEqual([1, 0]);
  });
});

describe('a peer that talks', () => {
  it('passes on the texts of the far side, and nothing else', () => {
    const { told, simple, peer } = setUp(true);
    simple.get('data')?.('hello');
    simple.get('data')?.(new Uint8Array([1]));
    peer.close();
    simple.get('data')?.('too late');
    expect(told).toEqual(['hello']);
  });

  it('says what the channel takes, and does not pile up what it cannot send', () => {
    const { peer, record } = setUp(true);
    peer.tell('one');
    peer.tell('refused');
    record.buffered = 1_000_000;
    peer.tell('two');
    record.buffered = 0;
    peer.close();
    peer.tell('three');
    expect(record.sent).toEqual(['one']);
  });
});
