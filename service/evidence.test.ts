import { randomBytes } from 'node:crypto';
import { readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { BUNDLE_MAX_BYTES } from '../domain/faults/report.ts';
import { verifyBundle } from '../scripts/lib/verifyEvidence.ts';
import { startAnnounced } from '../test/fakes/faultService.ts';
import {
  jsonOf,
  makeBundle,
  newReporterKey,
  newReportKey,
  reportBody,
  sendBundle,
  sendReport,
  sha256,
} from '../test/fakes/reporter.ts';
import { inviteAnswerSchema, LIMITS } from './protocol/index.ts';
import { receiptSchema } from './reports/receipt.ts';

/** Windows keeps no permission bits. */
const OTHERS = process.platform === 'win32' ? 0 : 0o077;

describe('evidence', () => {
  test('arrives in pieces, goes on after a cut, and is answered with a receipt that holds', async () => {
    const files = {
      'samples.csv': randomBytes(40_000),
      'app-log.txt': Buffer.from('a\n'.repeat(9)),
    };
    const made = await startAnnounced((reportKey) => makeBundle(reportKey, files));
    const { bundle, patch, offset, view, call, desk, host, reportKey, origin } = made;
    expect([await offset(), (await view()).bundle]).toMatchObject([0, { receivedBytes: 0 }]);
    expect((await call()).status).toBe(404);
    await patch(0, bundle.zip.subarray(0, 10_000));
    expect([await offset(), (await view()).bundle]).toMatchObject([
      10_000,
      { receivedBytes: 10_000 },
    ]);
    for (const wrong of [0, 9_999, 10_001]) {
      expect((await patch(wrong, bundle.zip.subarray(wrong))).status).toBe(409);
    }
    const last = await patch(10_000, bundle.zip.subarray(10_000));
    expect(jsonOf(last)).toMatchObject({
      receivedBytes: bundle.zip.length,
      signedAtMs: expect.any(Number),
    });
    expect((await view()).events.at(-1)).toMatchObject({
      type: 'evidence-received',
      by: 'service',
      sha256: bundle.announced.sha256,
    });
    const { signingKey } = (await (await fetch(`${origin}/api/service`)).json()) as {
      signingKey: string;
    };
    for (const key of [made.key, desk, host]) {
      const answer = await call({ key });
      expect(answer.headers['content-type']).toBe('application/zip');
      const unpacked = unzipSync(answer.bytes);
      expect(Object.keys(unpacked)).toEqual([
        'manifest.json',
        ...Object.keys(files),
        'receipt.json',
      ]);
      expect(Buffer.from(unpacked['samples.csv'] ?? [])).toEqual(files['samples.csv']);
      const receipt = receiptSchema.parse(
        JSON.parse(strFromU8(unpacked['receipt.json'] ?? new Uint8Array())),
      );
      expect(receipt).toMatchObject({
        bundleSha256: bundle.announced.sha256,
        manifestSha256: sha256(unpacked['manifest.json'] ?? new Uint8Array()),
        reportNumber: 1,
        publicKey: signingKey,
      });
      const wholeFiles = Object.keys(files);
      expect(verifyBundle(answer.bytes, signingKey)).toEqual({ problems: [], receipt, wholeFiles });
      // The files themselves are the bytes that were sent.
      const directory = bundle.zip.readUInt32LE(bundle.zip.length - 6);
      expect(answer.bytes.subarray(0, directory)).toEqual(bundle.zip.subarray(0, directory));
    }
    expect(
      JSON.parse(strFromU8(unzipSync(bundle.zip)['manifest.json'] ?? new Uint8Array())),
    ).toMatchObject({ reportKey });
  });

  test('is signed once: what comes again afterwards changes nothing', async () => {
    const { bundle, patch, send, view, offset } = await startAnnounced();
    await send();
    const before = await view();
    expect((await patch(0, bundle.zip)).status).toBe(409);
    expect((await patch(bundle.zip.length, Buffer.from('more'))).status).toBe(413);
    await Promise.all([send(), send(), patch(bundle.zip.length, Buffer.alloc(0))]);
    expect(await offset()).toBe(bundle.zip.length);
    expect({ ...(await view()), nowMs: 0 }).toEqual({ ...before, nowMs: 0 });
  });

  test('takes the first of two that send the same piece at once', async () => {
    const { bundle, patch, view } = await startAnnounced();
    const answers = await Promise.all([1, 2, 3].map(() => patch(0, bundle.zip)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect((await view()).bundle).toHaveProperty('signedAtMs');
  });

  test('of the largest size comes through, in pieces of at most one megabyte', async () => {
    const { bundle, patch, send, call } = await startAnnounced((reportKey) =>
      makeBundle(
        reportKey,
        { 'picture.png': randomBytes(BUNDLE_MAX_BYTES - 1_000) },
        {
          pack: (files) =>
            Object.fromEntries(
              Object.entries(files).map(([name, file]) => [
                name,
                [file as Uint8Array, { level: 0 }],
              ]),
            ),
        },
      ),
    );
    const tooLarge = await patch(0, bundle.zip.subarray(0, LIMITS.uploadChunkBytes + 1));
    expect(tooLarge.status).toBe(413);
    await send();
    expect((await call()).bytes.length).toBeGreaterThan(bundle.zip.length);
  });

  test('that is whole when the service ends before it signed is signed when it is asked for', async () => {
    const { bundle, patch, dataDir, offset, view } = await startAnnounced();
    await patch(0, bundle.zip.subarray(0, 5));
    const [file = ''] = readdirSync(join(dataDir, 'evidence'));
    writeFileSync(join(dataDir, 'evidence', file), bundle.zip);
    expect((await view()).bundle).not.toHaveProperty('signedAtMs');
    expect(await offset()).toBe(bundle.zip.length);
    expect((await view()).bundle).toHaveProperty('signedAtMs');
  });

  test('goes on from what is really there when the disk lost the end', async () => {
    const { bundle, patch, dataDir, offset, send, view } = await startAnnounced();
    await patch(0, bundle.zip.subarray(0, 100));
    const [file = ''] = readdirSync(join(dataDir, 'evidence'));
    truncateSync(join(dataDir, 'evidence', file), 40);
    expect(statSync(join(dataDir, 'evidence', file)).mode & OTHERS).toBe(0);
    expect(await offset()).toBe(40);
    await send();
    expect((await view()).bundle).toHaveProperty('signedAtMs');
  });
});

describe('views of others', () => {
  test('are added by whoever was asked, and seen by whoever may see the report', async () => {
    const { origin, call, path, reportKey, desk, host, view } = await startAnnounced();
    const invite = (key: string) => call({ method: 'POST', path: `${path}/invite`, key });
    for (const other of [desk, host]) expect((await invite(other)).status).toBe(404);
    const { viewToken } = inviteAnswerSchema.parse(
      jsonOf(await call({ method: 'POST', path: `${path}/invite` })),
    );
    const key = `v.${viewToken}`;
    const bundle = makeBundle(reportKey, { 'quality.json': Buffer.from('{}') });
    const body = { name: 'Bo', clockOffsetMs: 12.5, bundle: bundle.announced };
    const viewPath = `${path}/views/${newReportKey()}`;
    const put = (changes: object = {}, as = key) =>
      call({ method: 'PUT', path: viewPath, key: as, body: { ...body, ...changes } });
    expect((await put({}, newReporterKey())).status).toBe(404);
    expect([(await put()).status, (await put()).status]).toEqual([200, 200]);
    expect((await put({ name: 'Mallory' })).status).toBe(409);
    await sendBundle({ origin, key, path: `${viewPath}/bundle`, zip: bundle.zip });
    const { views, events } = await view();
    expect(views).toMatchObject([
      { name: 'Bo', ...bundle.announced, signedAtMs: expect.any(Number) },
    ]);
    expect(events.at(-1)).toMatchObject({ type: 'evidence-received', view: viewPath.slice(-22) });
    expect((await call({ path: `${viewPath}/bundle`, key: desk })).status).toBe(200);
    // The token opens nothing else.
    for (const closed of [path, `${path}/bundle`, `${viewPath}/bundle`])
      expect((await call({ path: closed, key })).status).toBe(404);
    const own = { method: 'PATCH', body: bundle.zip, headers: { 'upload-offset': '0' } };
    expect((await call({ ...own, key })).status).toBe(404);
    expect((await call({ ...own, path: `${viewPath}/bundle` })).status).toBe(404);
  });

  test('of another report, or without its token, are refused; there are only so many', async () => {
    const { origin, call, path } = await startAnnounced();
    const other = newReportKey();
    const key = newReporterKey();
    await sendReport({ origin, reportKey: other, key, body: reportBody(), bundle: undefined });
    const invited = await call({ method: 'POST', path: `/api/reports/${other}/invite`, key });
    const { viewToken } = inviteAnswerSchema.parse(jsonOf(invited));
    const body = { name: 'Bo', clockOffsetMs: null, bundle: makeBundle(other).announced };
    const put = (under: string) =>
      call({
        method: 'PUT',
        path: `${under}/views/${newReportKey()}`,
        key: `v.${viewToken}`,
        body,
      });
    expect((await put(path)).status).toBe(404);
    expect((await put(`/api/reports/${newReportKey()}`)).status).toBe(404);
    for (let added = 0; added < LIMITS.viewsPerReport; added += 1)
      expect((await put(`/api/reports/${other}`)).status).toBe(200);
    expect((await put(`/api/reports/${other}`)).status).toBe(413);
  });
});
