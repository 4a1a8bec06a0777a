import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatFile } from '../../domain/meeting/file.ts';
import { lanePair } from '../../test/fakes/lanes.ts';
import { FakeConference, someMember } from '../../test/fakes/wires.ts';
import { createClock } from '../platform/clock.ts';
import { shareFiles } from './fileShare.ts';
import { CHUNK_BYTES, parseWord, writeChunk, writeWord } from './fileWords.ts';
import { createStores } from './stores.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const sha256 = async (bytes: ArrayBuffer) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
const ada = someMember('ada');
const bo = someMember('bo');

async function someFile(size: number): Promise<{ blob: Blob; file: ChatFile }> {
  const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 31) % 251);
  const file = { name: 'a.bin', size, sha256: await sha256(bytes.buffer) };
  return { blob: new Blob([bytes]), file };
}

/** One person's part in a meeting with somebody. */
function person(other: typeof ada) {
  const stores = createStores({
    microphone: false,
    camera: false,
    canChooseSpeaker: false,
    canShareScreen: false,
  });
  stores.people.setState({ members: [other] });
  const conference = new FakeConference({ onHint: () => () => {} } as never);
  const life = new AbortController();
  const needs = { stores, conference, sha256, clock: createClock(globalThis) };
  const share = shareFiles({ ...needs, signal: life.signal });
  const talk = () => stores.talk.getState();
  return { share, conference, life, talk };
}

/** Ada has files, and Bo wants them. */
function two() {
  const giver = person(bo);
  const taker = person(ada);
  const connect = () => {
    const lane = lanePair();
    giver.conference.lane(bo.memberId, lane.ends[0]);
    taker.conference.lane(ada.memberId, lane.ends[1]);
    return lane;
  };
  return { giver, taker, connect, ...connect() };
}

const refusal = (code: string) => ({ ok: false, fault: { code } });

describe('a file that somebody wants', () => {
  it('comes whole, in chunks that every browser carries, and both sides know', async () => {
    const { giver, taker, ends } = two();
    const { blob, file } = await someFile(CHUNK_BYTES * 40 + 17);
    giver.share.offer(file.sha256, blob);
    const taken = await taker.share.take(ada.memberId, file);
    expect(taken.ok && (await sha256(await taken.value.arrayBuffer()))).toBe(file.sha256);
    expect(taker.talk().downloads[file.sha256]).toEqual({ status: 'done' });
    expect(giver.talk().uploads).toMatchObject([{ name: 'bo', percent: 100, status: 'done' }]);
    const sizes = ends[0].sent.map((data) => (typeof data === 'string' ? 0 : data.byteLength));
    expect(Math.max(...sizes)).toBe(16 * 1_024);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('may be one of several at once, each with its own content', async () => {
    const { giver, taker } = two();
    const files = await Promise.all([1, 200_000, 70_000].map(someFile));
    for (const { blob, file } of files) giver.share.offer(file.sha256, blob);
    const taken = await Promise.all(files.map(({ file }) => taker.share.take(ada.memberId, file)));
    expect(taken.map((reply) => reply.ok && reply.value.size)).toEqual([1, 200_000, 70_000]);
  });

  it('is asked for once, and no more than five at a time', async () => {
    const { taker, ends } = two();
    const { file } = await someFile(5);
    const wanted = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => ({
      ...file,
      sha256: letter.repeat(64),
    }));
    ends[0].listen(() => {});
    const replies: unknown[] = [];
    for (const one of [...wanted.slice(0, 5), ...wanted]) {
      void taker.share.take(ada.memberId, one).then((reply) => replies.push(reply));
    }
    await vi.advanceTimersByTimeAsync(0);
    expect(replies).toHaveLength(6);
    expect(replies[0]).toMatchObject(refusal('file-busy'));
  });
});

describe('a file that cannot be had', () => {
  it('was never offered, or its sender has lost it since', async () => {
    const { giver, taker } = two();
    const { file } = await someFile(300_000);
    expect(await taker.share.take(ada.memberId, file)).toMatchObject(refusal('file-gone'));
    const lost = {
      size: 5,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('moved')) }),
    };
    giver.share.offer(file.sha256, lost as unknown as Blob);
    expect(await taker.share.take(ada.memberId, file)).toMatchObject(refusal('file-gone'));
    expect(giver.talk().uploads).toEqual([]);
  });

  it('has no way here, or loses it on the way, and comes over the next one', async () => {
    const { giver, taker, ends, end, connect } = two();
    const { blob, file } = await someFile(1_000_000);
    giver.share.offer(file.sha256, blob);
    ends[0].hold();
    const taking = taker.share.take(ada.memberId, file);
    await vi.advanceTimersByTimeAsync(0);
    expect(giver.talk().uploads).toMatchObject([{ status: 'sending' }]);
    end();
    expect(await taking).toMatchObject(refusal('file-interrupted'));
    expect(giver.talk().uploads).toEqual([]);
    expect(await taker.share.take(ada.memberId, file)).toMatchObject(refusal('file-interrupted'));
    connect();
    expect((await taker.share.take(ada.memberId, file)).ok).toBe(true);
  });

  it('is given up when its sender says nothing for long', async () => {
    const { taker, ends } = two();
    ends[0].listen(() => {});
    const { file } = await someFile(5);
    const taking = taker.share.take(ada.memberId, file);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await taking).toMatchObject(refusal('file-interrupted'));
    expect(parseWord(String(ends[1].sent.at(-1)))).toEqual({ say: 'cancel', number: 1 });
  });

  it('is not what was promised, or more than that', async () => {
    const { giver, taker, ends } = two();
    const right = await someFile(50_000);
    const wrong = await someFile(50_001);
    giver.share.offer(right.file.sha256, wrong.blob.slice(1));
    expect(await taker.share.take(ada.memberId, right.file)).toMatchObject(refusal('file-damaged'));
    giver.share.offer(right.file.sha256, wrong.blob);
    expect(await taker.share.take(ada.memberId, right.file)).toMatchObject(refusal('file-damaged'));
    // What nobody asked for goes nowhere.
    ends[0].send(writeChunk({ number: 77, bytes: new Uint8Array(9) }));
    ends[0].send(new ArrayBuffer(70_000));
    ends[0].send('{"say":"end"}');
    expect(Object.keys(taker.talk().downloads)).toEqual([right.file.sha256]);
  });
});

describe('a file that is stopped', () => {
  it('by who wants it is as if it had never been asked for, and no more of it is sent', async () => {
    const { giver, taker, ends } = two();
    const { blob, file } = await someFile(1_000_000);
    giver.share.offer(file.sha256, blob);
    const release = ends[0].hold();
    const taking = taker.share.take(ada.memberId, file);
    await vi.advanceTimersByTimeAsync(0);
    taker.share.cancel(file.sha256);
    expect(await taking).toMatchObject(refusal('file-stopped'));
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect([taker.talk().downloads[file.sha256], giver.talk().uploads]).toEqual([undefined, []]);
    expect(ends[0].sent).toEqual([]);
  });

  it('by who has it tells the other side', async () => {
    const { giver, taker, ends } = two();
    const { blob, file } = await someFile(1_000_000);
    giver.share.offer(file.sha256, blob);
    ends[0].hold();
    const taking = taker.share.take(ada.memberId, file);
    await vi.advanceTimersByTimeAsync(0);
    giver.share.stop(giver.talk().uploads[0]?.id ?? 0);
    expect(await taking).toMatchObject(refusal('file-stopped'));
    expect(taker.talk().downloads[file.sha256]).toMatchObject({ status: 'failed' });
  });
});

it('nobody has more than eight files of mine on their way at once', async () => {
  const { giver, ends } = two();
  const { blob, file } = await someFile(1_000_000);
  giver.share.offer(file.sha256, blob);
  ends[0].hold();
  const refused: unknown[] = [];
  ends[1].listen((data) => refused.push(parseWord(String(data))));
  for (let number = 1; number <= 9; number += 1) {
    ends[1].send(writeWord({ say: 'want', number, sha256: file.sha256 }));
  }
  expect(giver.talk().uploads).toHaveLength(8);
  expect(refused).toEqual([{ say: 'end', number: 9, why: 'stopped' }]);
});
