import { describe, expect, it } from 'vitest';
import { appWindowArguments } from './appWindow.ts';

const WINDOW = {
  address: 'https://127.0.0.1:40123/',
  profile: '/data/browser',
  publicKeyHash: undefined,
};
const PERSON = { isRoot: false, isWatched: false };

describe('the app window', () => {
  it('opens the address in a profile of its own, with the browser’s sandbox and certificate checks on', () => {
    const args = appWindowArguments(WINDOW, PERSON);
    expect(args).toContain('--app=https://127.0.0.1:40123/');
    expect(args).toContain('--user-data-dir=/data/browser');
    expect(args.join(' ')).not.toMatch(/no-sandbox|certificate|debugging/);
  });

  it('accepts one certificate by its key, and never all of them', () => {
    const args = appWindowArguments({ ...WINDOW, publicKeyHash: 'aGFzaA==' }, PERSON);
    expect(args).toContain('--ignore-certificate-errors-spki-list=aGFzaA==');
    expect(args).not.toContain('--ignore-certificate-errors');
  });

  it('goes without a sandbox for root only', () => {
    expect(appWindowArguments(WINDOW, { ...PERSON, isRoot: true })).toContain('--no-sandbox');
  });
});
