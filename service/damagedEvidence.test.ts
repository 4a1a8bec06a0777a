import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BUNDLE_SCHEMA } from '../domain/faults/manifest.ts';
import { startAnnounced } from '../test/fakes/faultService.ts';
import {
  announce,
  jsonOf,
  makeBundle,
  newReportKey,
  reportBody,
  sha256,
  type TestBundle,
} from '../test/fakes/reporter.ts';
import { LIMITS } from './protocol/index.ts';

describe('damaged evidence', () => {
  const good = { 'samples.csv': Buffer.from('1,2,3') };
  const listed = (name: string, bytes: Uint8Array = good['samples.csv']) => ({
    manifest: { files: [{ name, bytes: bytes.length, sha256: sha256(bytes) }] },
  });
  const many = Object.fromEntries(
    Array.from({ length: LIMITS.bundleFiles + 1 }, (_, index) => [
      `f${index}.txt`,
      Buffer.from('x'),
    ]),
  );
  const edit = (bundle: TestBundle, change: (zip: Buffer) => void) => {
    change(bundle.zip);
    return announce(bundle.zip);
  };
  const bombOf = (key: string, { bytes }: { readonly bytes: number }) => {
    const [name, file] = ['bomb.txt', new Uint8Array(4_000_000)];
    const files = [{ name, bytes, sha256: sha256(file.subarray(0, bytes)) }];
    return makeBundle(key, { [name]: file }, { manifest: { files } });
  };
  /** Where the directory tells the unpacked size of the bomb. */
  const sizeOfBomb = (zip: Buffer) => zip.indexOf('bomb.txt', central(zip)) - 46 + 24;
  const central = (zip: Buffer) => zip.readUInt32LE(zip.length - 6);
  const cases: Record<string, (reportKey: string) => TestBundle> = {
    'other bytes than announced': (key) => {
      const bundle = makeBundle(key, good);
      return { ...bundle, announced: { ...bundle.announced, sha256: 'a'.repeat(64) } };
    },
    'no zip': () => announce(Buffer.from('hello')),
    'nothing but an end': () =>
      announce(Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)])),
    'random bytes': () => announce(randomBytes(4_000)),
    'something after the end': (key) =>
      announce(Buffer.concat([makeBundle(key, good).zip, Buffer.from('more')])),
    'something before the begin': (key) =>
      announce(Buffer.concat([Buffer.from('MZ'), makeBundle(key, good).zip])),
    'no manifest': (key) =>
      makeBundle(key, good, {
        pack: ({ 'samples.csv': file = new Uint8Array() }) => ({ 'samples.csv': file }),
      }),
    'the manifest at the end': (key) =>
      makeBundle(key, good, {
        pack: ({ 'manifest.json': last = new Uint8Array(), ...rest }) => ({
          ...rest,
          'manifest.json': last,
        }),
      }),
    'a manifest of another kind': (key) =>
      makeBundle(key, good, { manifest: { $schema: `${BUNDLE_SCHEMA}0` } }),
    'a manifest that is no JSON': (key) =>
      makeBundle(key, good, { pack: (files) => ({ ...files, 'manifest.json': Buffer.from('{') }) }),
    'a manifest of another report': (key) =>
      makeBundle(key, good, { manifest: { reportKey: newReportKey() } }),
    'a file that is not listed': (key) =>
      makeBundle(key, good, { pack: (files) => ({ ...files, 'extra.txt': Buffer.from('x') }) }),
    'a file that is missing': (key) =>
      makeBundle(key, good, {
        pack: ({ 'manifest.json': file = new Uint8Array() }) => ({ 'manifest.json': file }),
      }),
    'a file that was changed': (key) =>
      makeBundle(key, good, {
        pack: (files) => ({ ...files, 'samples.csv': Buffer.from('1,2,4') }),
      }),
    'a path for a name': (key) =>
      makeBundle(key, good, {
        ...listed('../evil.csv'),
        pack: ({ 'samples.csv': file = new Uint8Array(), ...rest }) => ({
          ...rest,
          '../evil.csv': file,
        }),
      }),
    'a receipt of its own': (key) =>
      makeBundle(key, good, {
        ...listed('receipt.json'),
        pack: ({ 'samples.csv': file = new Uint8Array(), ...rest }) => ({
          ...rest,
          'receipt.json': file,
        }),
      }),
    'too many files': (key) => makeBundle(key, many),
    'a bomb that says how large it is': (key) =>
      edit(bombOf(key, { bytes: LIMITS.bundleUnpackedBytes }), (zip) =>
        zip.writeUInt32LE(LIMITS.bundleUnpackedBytes, sizeOfBomb(zip)),
      ),
    'a bomb that says it is small': (key) =>
      edit(bombOf(key, { bytes: 10 }), (zip) => zip.writeUInt32LE(10, sizeOfBomb(zip))),
    'another name inside than outside': (key) =>
      edit(makeBundle(key, good), (zip) =>
        zip.write('sampler', zip.indexOf('samples.csv', zip.indexOf('PK', 40))),
      ),
    'an encrypted file': (key) =>
      edit(makeBundle(key, good), (zip) => zip.writeUInt16LE(1, central(zip) + 8)),
    'a file that ends outside': (key) =>
      edit(makeBundle(key, good), (zip) => zip.writeUInt32LE(0xff_ff_ff_00, central(zip) + 20)),
    'a directory that points outside': (key) =>
      edit(makeBundle(key, good), (zip) => zip.writeUInt32LE(0x7f_ff_ff_ff, central(zip) + 42)),
  };

  test.each(Object.keys(cases))('%s is refused, and it begins anew', async (name) => {
    const make = cases[name] ?? makeBundle;
    const { bundle, patch, offset, view, call, log } = await startAnnounced(make);
    let answer = await patch(0, bundle.zip.subarray(0, LIMITS.uploadChunkBytes));
    if (bundle.zip.length > LIMITS.uploadChunkBytes)
      answer = await patch(LIMITS.uploadChunkBytes, bundle.zip.subarray(LIMITS.uploadChunkBytes));
    expect([answer.status, jsonOf(answer)]).toMatchObject([
      422,
      { fault: { code: 'bundle-damaged' } },
    ]);
    expect(await offset()).toBe(0);
    expect((await view()).bundle).toMatchObject({ receivedBytes: 0 });
    expect((await view()).events.map(({ type }) => type)).toEqual(['filed', 'received']);
    expect((await call()).status).toBe(404);
    expect(log.some((line) => JSON.parse(line).level >= 50)).toBe(false);
  });

  test('can be sent again, right this time', async () => {
    const { bundle, patch, send, view } = await startAnnounced();
    const wrong = Buffer.from(bundle.zip);
    wrong[20] = (wrong[20] ?? 0) ^ 1;
    expect((await patch(0, wrong)).status).toBe(422);
    await send();
    expect((await view()).bundle).toHaveProperty('signedAtMs');
  });

  test('no offset, a wrong one, another type and a bundle that was never announced are refused by code', async () => {
    const { bundle, patch, call, key, path } = await startAnnounced();
    for (const offset of ['', '-1', '1.5', 'x', '1e99']) {
      expect([400, 409]).toContain((await patch(offset, bundle.zip)).status);
    }
    expect((await call({ method: 'PATCH', body: bundle.zip })).status).toBe(400);
    expect(
      (await call({ method: 'PATCH', body: {}, headers: { 'upload-offset': '0' } })).status,
    ).toBe(400);
    expect((await call({ method: 'POST', path: '/api/rooms', body: bundle.zip })).status).toBe(415);
    const other = newReportKey();
    await call({ method: 'PUT', path: `/api/reports/${other}`, body: reportBody() });
    const none = await patch(0, bundle.zip, { path: `/api/reports/${other}/bundle`, key });
    expect(none.status).toBe(404);
    expect((await patch(0, bundle.zip, { path: `${path}/views/${other}/bundle` })).status).toBe(
      404,
    );
  });
});
