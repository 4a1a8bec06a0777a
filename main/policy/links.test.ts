import { describe, expect, it } from 'vitest';
import { createLinkInbox, isAppLink, linkInArguments } from './links.ts';

const LINK = 'umeet://192.168.1.5:7443/m/abc-defg-hjk';
const LATER = 'umeet://192.168.1.5:7443/m/xyz-defg-hjk';

describe('links on a command line', () => {
  it('is found among the flags that Chromium adds', () => {
    const args = ['umeet.exe', '--allow-file-access-from-files', '--original-process-start', LINK];
    expect(linkInArguments(args)).toBe(LINK);
  });

  it.each([
    ['no link', ['umeet', '.', '--inspect']],
    ['a bare code, which is no link', ['umeet', 'abc-defg-hjk']],
    ['a web link, which belongs to the browser', ['umeet', 'https://host/#/m/abc-defg-hjk']],
    ['a link to nowhere', ['umeet', 'umeet://host/settings']],
    ['a flag in a link’s clothes', ['umeet', '--x=umeet://host/m/abc-defg-hjk']],
  ])('finds nothing in %s', (_what, args) => expect(linkInArguments(args)).toBeUndefined());

  it('knows the scheme in any case', () => {
    expect(isAppLink('UMEET://host/m/ABC-DEFG-HJK')).toBe(true);
  });
});

describe('the link inbox', () => {
  it('keeps the link the program was started with until the page takes it, once', () => {
    const inbox = createLinkInbox(() => expect.fail('nobody is there yet'));
    inbox.offer(LINK);
    expect(inbox.take()).toBe(LINK);
    expect(inbox.take()).toBeNull();
  });

  it('delivers at once while the page is there', () => {
    const delivered: string[] = [];
    const inbox = createLinkInbox((link) => delivered.push(link));
    inbox.take();
    inbox.offer(LINK);
    expect(delivered).toEqual([LINK]);
  });

  it('keeps what comes while the page loads anew, the newest of several', () => {
    const inbox = createLinkInbox(() => expect.fail('the page is loading'));
    inbox.take();
    inbox.pageLeft();
    inbox.offer(LINK);
    inbox.offer(LATER);
    expect(inbox.take()).toBe(LATER);
  });

  it('ignores what is no link and says so', () => {
    const inbox = createLinkInbox(() => expect.fail('no link'));
    expect(inbox.offer('umeet://evil/%00')).toBe(false);
    expect(inbox.take()).toBeNull();
  });
});
