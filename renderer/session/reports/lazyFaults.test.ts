import { expect, it, vi } from 'vitest';
import { createHandClock } from '../../../test/fakes/faultDevice.ts';
import { createFakeSession } from '../../../test/fakes/session.ts';
import { fail, ok, type Reply } from '../../../domain/reply.ts';
import { lazyFaults, type FaultEngine } from './lazyFaults.ts';

function createWorld() {
  const fake = createFakeSession();
  const engine: FaultEngine = {
    reports: fake.reports,
    desk: fake.desk,
    close: () => fake.calls.push('close'),
  };
  const world = { answer: ok(engine) as Reply<FaultEngine>, opened: 0 };
  const faults = lazyFaults(async () => {
    world.opened += 1;
    return world.answer;
  }, createHandClock());
  return { fake, engine, world, faults };
}

it('the file is loaded once, when something is wanted of it', async () => {
  const { world, faults, fake } = createWorld();
  expect(world.opened).toBe(0);
  await Promise.all([faults.reports.refresh(), faults.desk.open(), faults.reports.askOthers('k')]);
  expect(world.opened).toBe(1);
  expect(fake.calls).toEqual(['refresh reports', 'open desk', 'ask others k']);
});

it('a file that does not come is asked for again, and nothing throws meanwhile', async () => {
  const { world, faults, engine } = createWorld();
  world.answer = fail('service-unreachable');
  const prepared = await faults.reports.prepare();
  expect(prepared.parts).toEqual([]);
  expect(await faults.reports.act('k', { type: 'confirmed' })).toMatchObject({ ok: false });
  await faults.reports.refresh();
  world.answer = ok(engine);
  expect(await faults.reports.act('k', { type: 'confirmed' })).toEqual(ok(null));
});

it('following that was given up before the file came is not begun', async () => {
  const { faults, fake } = createWorld();
  const undo = faults.desk.follow('open');
  undo();
  const undoOther = faults.desk.follow('all');
  await vi.waitFor(() => expect(fake.calls).toEqual(['follow all']));
  undoOther();
  expect(fake.calls).toEqual(['follow all', 'unfollow all']);
});

it('what comes after the window has closed is closed at once', async () => {
  const { faults, fake } = createWorld();
  void faults.reports.refresh();
  faults.close();
  await vi.waitFor(() => expect(fake.calls).toContain('close'));
});
