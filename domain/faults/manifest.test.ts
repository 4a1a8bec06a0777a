import { expect, it } from 'vitest';
import { isBundleFileName, receiptText } from './manifest.ts';

it('takes plain names only', () => {
  for (const name of ['samples.csv', 'quality.json', 'app-log.txt', 'picture.jpg']) {
    expect(isBundleFileName(name)).toBe(true);
  }
  const hostile = [
    '../a.txt',
    'a/b.txt',
    '/a.txt',
    'A.txt',
    '.a.txt',
    'a',
    '',
    'a\\b.txt',
    'a.txt\n',
  ];
  for (const name of [...hostile, 'manifest.json', 'receipt.json', `${'a'.repeat(60)}.txt`]) {
    expect(isBundleFileName(name)).toBe(false);
  }
});

it('signs every figure of a receipt on a line of its own', () => {
  const receipt = {
    bundleSha256: 'aa',
    manifestSha256: 'bb',
    reportNumber: 7,
    receivedAtMs: 1_000,
  };
  expect(receiptText(receipt)).toBe('umeet-receipt-1\naa\nbb\n7\n1000');
});
