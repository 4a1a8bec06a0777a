import { expect, it, onTestFinished, vi } from 'vitest';
import { createFaultDevice, DEVICE_ROOM } from '../../../test/fakes/faultDevice.ts';
import { createReportService } from '../../../test/fakes/reportService.ts';

it('shows a host what others reported of the room, and takes out its evidence', async () => {
  const service = createReportService(() => 1_790_000_000_000);
  const windowOf = () => {
    const page = createFaultDevice((...request) => service.fetch(...request)).openWindow();
    onTestFinished(page.close);
    return page;
  };
  const reporter = windowOf();
  const invitation = { code: DEVICE_ROOM, origin: undefined, fingerprint: undefined };
  const prepared = await reporter.reports.prepare({ invitation, code: 'room-full' });
  const filing = { level: 3, words: 'Broken', contact: '', incidentId: undefined } as const;
  const sent = await reporter.reports.send(prepared, {
    ...filing,
    category: 'video',
    parts: ['versions'],
  });
  const reports = () => reporter.stores.reports.getState().reports;
  await vi.waitFor(() => expect(reports()?.[0]?.delivery).toBe('sent'));
  const key = sent.ok ? sent.value : '';

  const host = windowOf();
  const hosted = () => host.stores.reports.getState().hosted;
  expect(hosted()).toBeUndefined();
  await host.reports.refreshHosted();
  expect(hosted()).toEqual([]);
  expect(await host.reports.download({ reportKey: key })).toMatchObject({
    fault: { code: 'not-found' },
  });

  host.settings.setState({ ownRooms: [{ code: DEVICE_ROOM, ownerKey: 'key-of-the-owner' }] });
  await host.reports.refreshHosted();
  expect(hosted()).toMatchObject([
    { key, isHosted: true, words: 'Broken', view: { head: { room: DEVICE_ROOM } } },
  ]);
  const bundle = await host.reports.download({ reportKey: key });
  expect(bundle.ok && bundle.value.size).toBeGreaterThan(0);
  expect(await host.reports.act(key, { type: 'withdrawn' })).toMatchObject({ ok: false });
});
