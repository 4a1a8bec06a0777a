import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, it, onTestFinished } from 'vitest';
import { BUNDLE_SCHEMA, receiptText } from '../../domain/faults/manifest.ts';
import { verifyBundle } from './verifyEvidence.ts';

const text = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const SERVICE = generateKeyPairSync('ed25519');
const publicKeyOf = (key: KeyObject) => String(key.export({ format: 'jwk' }).x);

const EVIDENCE = { 'samples.csv': text('at,loss\r\n1,0\r\n'), 'log.txt': text('all is well') };

function bundle(changes: Record<string, Uint8Array | undefined> = {}, signer = SERVICE) {
  const manifest = text({
    $schema: BUNDLE_SCHEMA,
    reportKey: 'a-report-key-of-22-let',
    createdAtMs: 1_000,
    clockOffsetMs: null,
    files: Object.entries(EVIDENCE).map(([name, bytes]) => ({
      name,
      bytes: bytes.length,
      sha256: sha256(bytes),
    })),
  });
  const signed = {
    bundleSha256: 'a'.repeat(64),
    manifestSha256: sha256(manifest),
    reportNumber: 123,
    receivedAtMs: 1_800_000_000_000,
  };
  const receipt = text({
    ...signed,
    publicKey: publicKeyOf(signer.publicKey),
    signature: sign(null, text(receiptText(signed)), signer.privateKey).toString('base64url'),
  });
  const files = { 'manifest.json': manifest, ...EVIDENCE, 'receipt.json': receipt, ...changes };
  const present = Object.entries(files).flatMap(([name, bytes]) => (bytes ? [[name, bytes]] : []));
  return zipSync(Object.fromEntries(present) as Record<string, Uint8Array>, {
    mtime: '2026-11-23',
  });
}

it('passes a bundle as it was downloaded, and says what was signed', () => {
  const check = verifyBundle(bundle(), publicKeyOf(SERVICE.publicKey));
  expect(check.problems).toEqual([]);
  expect(check.wholeFiles).toEqual(['samples.csv', 'log.txt']);
  expect(check.receipt).toMatchObject({ reportNumber: 123, receivedAtMs: 1_800_000_000_000 });
});

it.each([
  ['samples.csv', text('at,loss\r\n1,9\r\n'), 'samples.csv was changed'],
  ['log.txt', undefined, 'log.txt is missing'],
  ['more.txt', text('planted'), 'more.txt was added'],
  ['manifest.json', undefined, 'manifest.json is missing'],
  ['manifest.json', text('{}'), 'manifest.json was changed: it cannot be read'],
  ['receipt.json', undefined, 'receipt.json is missing: no service has signed this bundle'],
  ['receipt.json', text('[1]'), 'receipt.json was changed: it cannot be read'],
])('names %s when that is not what it was', (name, content, problem) => {
  expect(verifyBundle(bundle({ [name]: content })).problems).toEqual([problem]);
});

it('notices a manifest that was made to fit changed files', () => {
  const forged = text('at,loss\r\n1,9\r\n');
  const files = [{ name: 'samples.csv', bytes: forged.length, sha256: sha256(forged) }];
  const manifest = text({ $schema: BUNDLE_SCHEMA, files });
  const check = verifyBundle(
    bundle({ 'manifest.json': manifest, 'samples.csv': forged, 'log.txt': undefined }),
  );
  expect(check.problems).toEqual(['manifest.json was changed: it is not the one that was signed']);
});

it('notices a forger who signed it all again, when the key of the service is known', () => {
  const forger = generateKeyPairSync('ed25519');
  expect(verifyBundle(bundle({}, forger)).problems).toEqual([]);
  expect(verifyBundle(bundle({}, forger), publicKeyOf(SERVICE.publicKey)).problems).toEqual([
    'receipt.json was signed by another key than the one given',
  ]);
});

it('refuses what is no bundle at all', () => {
  expect(verifyBundle(text('hello')).problems).toHaveLength(1);
  expect(verifyBundle(new Uint8Array()).problems).toHaveLength(1);
  expect(verifyBundle(bundle().subarray(0, 200)).problems).toHaveLength(1);
});

it('never passes evidence that says something else, whichever byte is changed', () => {
  const whole = bundle();
  const place = fc.integer({ min: 0, max: whole.length - 1 });
  fc.assert(
    fc.property(place, fc.integer({ min: 1, max: 255 }), (index, flip) => {
      const changed = Uint8Array.from(whole);
      changed[index] = (changed[index] ?? 0) ^ flip;
      const { problems, wholeFiles, receipt } = verifyBundle(changed);
      // Some bytes of a zip mean nothing, such as the time of a file.
      if (problems.length > 0) return;
      expect(wholeFiles).toEqual(['samples.csv', 'log.txt']);
      expect(receipt?.reportNumber).toBe(123);
    }),
    { numRuns: 300 },
  );
});

it('is run on a file of the folder that a person is in, wherever npm runs it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'umeet-verify-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'evidence.zip'), bundle());
  const script = join(import.meta.dirname, '../verifyEvidence.ts');
  const env = { ...process.env, INIT_CWD: folder };
  // A key may begin with a dash.
  const key = publicKeyOf(SERVICE.publicKey);
  const said = execFileSync(process.execPath, [script, 'evidence.zip', `--key=${key}`], { env });
  expect(said.toString()).toContain('report 000123, received');
});
