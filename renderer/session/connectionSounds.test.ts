import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createEngine, invitation } from '../../test/fakes/engine.ts';
import { someMember } from '../../test/fakes/wires.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

async function enter() {
  const engine = createEngine();
  const others = [someMember('ada'), someMember('bo')];
  engine.world.members = others;
  await engine.session.meeting.join(invitation);
  await settle();
  return { ...engine, others };
}

it('a lost connection is heard once, and so is its return', async () => {
  const { line, sounds } = await enter();
  line().breaks();
  line().breaks();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sounds).toEqual(['lost']);
  line().returns();
  await settle();
  expect(sounds).toEqual(['lost', 'back']);
});

it('paths to people that are mended are not heard', async () => {
  const { conference, others, sounds } = await enter();
  for (const { memberId } of others) {
    conference().link(memberId, 'connected');
    conference().link(memberId, 'recovering');
  }
  await settle();
  expect(sounds).toEqual([]);
});

it('an interruption sounds on the chosen speaker', async () => {
  const { line, session, sounds } = await enter();
  await session.media.lookForDevices();
  await session.media.choose('speaker', 'out-1');
  line().breaks();
  await settle();
  expect(sounds).toEqual(['lost on out-1']);
});

it('who wants no sounds hears none, and nobody hears that they leave', async () => {
  const { line, session, sounds } = await enter();
  session.updateSettings({ sounds: false });
  line().breaks();
  await settle();
  session.updateSettings({ sounds: true });
  const left = session.meeting.leave();
  await vi.advanceTimersByTimeAsync(1_000);
  await left;
  expect(sounds).toEqual([]);
});
