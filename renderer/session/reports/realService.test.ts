import { expect, it, onTestFinished, vi } from 'vitest';
import { createFaultDevice } from '../../../test/fakes/faultDevice.ts';
import { startTestService, temporaryFolder } from '../../../test/fakes/meetingService.ts';
import { unpackedText } from '../../../test/fakes/reportService.ts';

it('a real service takes what this client sends, once, over a restart in the middle of it', async () => {
  const dataDir = temporaryFolder();
  const first = await startTestService({ dataDir });
  let { origin } = first;
  const device = createFaultDevice((input, init) => {
    const { pathname, search } = new URL(String(input));
    return fetch(`${origin}${pathname}${search}`, init);
  });
  device.clock.advance(Date.now() - device.clock.now());
  const page = device.openWindow();
  onTestFinished(page.close);
  const mine = () => page.stores.reports.getState().reports?.[0];
  page.world.onRequest = (when) => {
    // It has been told of the report, and of its evidence it hears nothing any more.
    if (when === 'before' && mine()?.view) page.world.hasNetwork = false;
  };
  const prepared = await page.reports.prepare();
  const sent = await page.reports.send(prepared, {
    category: 'audio',
    level: 2,
    words: 'No sound since half past nine',
    contact: 'desk 12',
    parts: ['versions', 'devices'],
    incidentId: undefined,
  });
  if (!sent.ok) throw new Error(sent.fault.code);
  await vi.waitFor(() => expect(mine()?.view?.head.number).toBe(1));
  await first.service.close();

  ({ origin } = await startTestService({ dataDir }));
  page.world.onRequest = () => {};
  page.goesOnline();
  await vi.waitFor(() => expect(mine()?.delivery).toBe('sent'), { timeout: 5_000 });
  const key = sent.value;
  await page.reports.refresh();
  await vi.waitFor(() => expect(mine()?.view?.bundle?.signedAtMs).toBeGreaterThan(0));
  expect(mine()?.view?.head.number).toBe(1);
  const noted = await page.reports.act(key, { type: 'noted', text: 'Still', isInternal: false });
  expect(noted).toMatchObject({ ok: true });
  await vi.waitFor(() =>
    expect(mine()?.view?.events.map(({ type }) => type)).toEqual([
      'filed',
      'received',
      'evidence-received',
      'noted',
    ]),
  );
  const bundle = await page.reports.download({ reportKey: key });
  if (!bundle.ok) throw new Error(bundle.fault.code);
  const files = unpackedText(new Uint8Array(await bundle.value.arrayBuffer()));
  expect(Object.keys(files)).toEqual([
    'manifest.json',
    'devices.json',
    'versions.json',
    'receipt.json',
  ]);
  // Another reporter's key sees nothing of it.
  const stranger = createFaultDevice((input, init) => {
    const { pathname } = new URL(String(input));
    return fetch(`${origin}${pathname}`, init);
  }).openWindow();
  onTestFinished(stranger.close);
  const theirs = await (await stranger.link.client('own'))?.view(key);
  expect(theirs).toMatchObject({ ok: false, fault: { code: 'not-found' } });
});
