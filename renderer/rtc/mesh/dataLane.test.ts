import { describe, expect, it } from 'vitest';
import type { Lane } from '../lane.ts';
import { openLane } from './dataLane.ts';

class FakeChannel extends EventTarget {
  readyState = 'connecting';
  bufferedAmount = 0;
  readonly sent: unknown[] = [];
  send(data: unknown) {
    if (data === 'refused') throw new Error('no buffer space');
    this.sent.push(data);
  }
  opens() {
    this.readyState = 'open';
    this.dispatchEvent(new Event('open'));
  }
}

function setUp() {
  const channel = new FakeChannel();
  const asked: unknown[] = [];
  const connection = {
    createDataChannel: (_label: string, init: unknown) => {
      asked.push(init);
      return channel;
    },
  } as unknown as RTCPeerConnection;
  const life = new AbortController();
  const lanes: Lane[] = [];
  openLane(connection, life.signal, (lane) => lanes.push(lane));
  return { channel, life, lanes, asked, lane: () => lanes[0] as Lane };
}

describe('a lane', () => {
  it('is told of when it is open, and needs no negotiation', () => {
    const { channel, lanes, asked } = setUp();
    expect(asked).toEqual([{ negotiated: true, id: 100 }]);
    expect(lanes).toEqual([]);
    channel.opens();
    expect(lanes).toHaveLength(1);
  });

  it('carries both ways until it ends', () => {
    const { channel, lane, life } = setUp();
    channel.opens();
    const heard: unknown[] = [];
    lane().listen((data) => heard.push(data));
    const hear = (data: string) => channel.dispatchEvent(new MessageEvent('message', { data }));
    lane().send('one');
    hear('two');
    life.abort();
    hear('late');
    expect([channel.sent, heard, lane().ended.aborted]).toEqual([['one'], ['two'], true]);
  });

  it('has the sender wait while much is on its way, and no longer than the lane lasts', async () => {
    const { channel, lane, life } = setUp();
    channel.opens();
    await lane().room();
    channel.bufferedAmount = 600_000;
    const order: string[] = [];
    const first = lane()
      .room()
      .then(() => order.push('room'));
    await Promise.resolve();
    order.push('waited');
    channel.dispatchEvent(new Event('bufferedamountlow'));
    await first;
    expect(order).toEqual(['waited', 'room']);
    const second = lane().room();
    life.abort();
    await second;
    await lane().room();
  });

  it('ends when the channel closes or refuses what it is given', () => {
    const closed = setUp();
    closed.channel.opens();
    closed.channel.dispatchEvent(new Event('close'));
    expect(closed.lane().ended.aborted).toBe(true);
    const full = setUp();
    full.channel.opens();
    full.lane().send('refused');
    expect(full.lane().ended.aborted).toBe(true);
  });
});
