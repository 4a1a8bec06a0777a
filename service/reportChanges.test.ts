import { expect, test } from 'vitest';
import { note, startFiled } from '../test/fakes/faultService.ts';
import { connectClient } from '../test/fakes/meetingService.ts';
import { newReporterKey } from '../test/fakes/reporter.ts';

test('a change of a report is told to those who may see it, a note among the desk to the desk alone', async () => {
  const { key, origin, reporter, desk, act } = await startFiled();
  const watcher = async (clientId: string, ...keys: string[]) => {
    const client = await connectClient(origin);
    await client.ask('watch:start', { clientId, keys });
    return client;
  };
  const own = await watcher('client-of-reporter', newReporterKey(), reporter);
  const atDesk = await watcher('client-of-the-desk', desk);
  const stranger = await watcher('client-of-nobody-1', newReporterKey(), `d.${'A'.repeat(43)}`);
  await act(desk, { type: 'acknowledged' });
  expect(await own.next('report:changed')).toEqual({ key });
  expect(await atDesk.next('report:changed')).toEqual({ key });
  await act(desk, note('between us', true));
  await atDesk.next('report:changed');
  await act(desk, { type: 'started' });
  await atDesk.next('report:changed');
  await own.next('report:changed');
  expect([...own.untaken(), ...stranger.untaken()]).toEqual([]);
});
