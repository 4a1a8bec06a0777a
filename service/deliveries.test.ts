import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test, vi } from 'vitest';
import type { ReportHappening } from '../domain/faults/report.ts';
import { startTestService, type TestService } from '../test/fakes/meetingService.ts';
import { startReceiver, startSmtp, type TakenMail } from '../test/fakes/receivers.ts';
import { ask, newReporterKey, newReportKey, reportBody } from '../test/fakes/reporter.ts';
import type { FileReportBody } from './protocol/index.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const FROM = 'umeet@example.com';
const SOON = { timeout: 8_000 };

const deskKey = ({ dataDir }: TestService) =>
  readFileSync(join(dataDir, 'desk-key.txt'), 'utf8').trim();

async function file({ origin }: TestService, changes: Partial<FileReportBody> = {}) {
  const [key, path] = [newReporterKey(), `/api/reports/${newReportKey()}`];
  await ask(origin, { method: 'PUT', path, key, body: reportBody(changes) });
  return { key, path };
}

async function act(
  { origin }: TestService,
  [path, key]: readonly [path: string, key: string],
  happening: ReportHappening,
) {
  const body = { eventId: newReportKey(), happening };
  const { status } = await ask(origin, { method: 'POST', path: `${path}/events`, key, body });
  expect(status).toBe(200);
}

/** Subject and text of a mail as people see it. */
function readMail({ raw }: TakenMail): string {
  const [head = '', body = ''] = raw.split(/\r\n\r\n(.*)/s);
  const subject = [...head.matchAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/g)]
    .map(([, kind, text = '']) =>
      kind === 'B' ? Buffer.from(text, 'base64').toString() : unquote(text.replaceAll('_', ' ')),
    )
    .join('');
  const isBase64 = /content-transfer-encoding: base64/i.test(head);
  return `${subject}\n${isBase64 ? Buffer.from(body, 'base64').toString() : unquote(body)}`;
}

function unquote(text: string): string {
  const bytes = text
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`)));
  return Buffer.from(bytes, 'latin1').toString();
}

describe('mail', () => {
  test('tells the reporter and the desk of each step, in both languages', async () => {
    const smtp = await startSmtp();
    const mail = { server: smtp.url, user: 'u', password: 'right', from: FROM };
    const service = await startTestService({ mail: { ...mail, desk: 'desk@example.com' } });
    const desk = deskKey(service);
    const contact = 'ada@example.com';
    const { key, path } = await file(service, { contact, words: 'no sound at all', level: 2 });
    await act(service, [path, desk], { type: 'acknowledged' });
    await act(service, [path, desk], { type: 'level-changed', level: 1, reason: 'all rooms' });
    await act(service, [path, desk], { type: 'noted', text: 'not by mail', isInternal: false });
    await act(service, [path, desk], { type: 'recovered', text: 'new cable' });
    await act(service, [path, key], { type: 'reopened', text: 'still silent' });
    await vi.waitFor(() => expect(smtp.mails).toHaveLength(10), SOON);

    const own = smtp.mails.filter(({ to }) => to[0] === contact).map(readMail);
    expect(own).toHaveLength(5);
    const subjects = ['received', 'acknowledged', 'level changed', 'recovered', 'reopened'];
    for (const [index, subject] of subjects.entries()) {
      expect(own[index]).toMatch(new RegExp(`\\[Umeet 000001\\] [\\u4e00-\\u9fff].*${subject}`));
    }
    expect(own[2]).toContain('all rooms');
    expect(own[3]).toContain('new cable');
    // What a reporter writes goes to the desk and to no address that they name.
    expect(own.join('')).not.toMatch(/no sound|still silent|not by mail/);
    const toDesk = smtp.mails.filter(({ to }) => to[0] === 'desk@example.com').map(readMail);
    expect(toDesk[0]).toMatch(/no sound at all/);
    expect(toDesk[0]).toContain(contact);
    expect(smtp.mails.every(({ user }) => user === 'u')).toBe(true);
    const log = service.log.join('');
    for (const secret of ['right', contact, 'desk@example.com', 'no sound'])
      expect(log).not.toContain(secret);
  });

  test.each(['12345', 'a@example.com, b@example.com', 'a@example.com\r\nBcc: b@example.com', ''])(
    'goes to no contact such as %j',
    async (contact) => {
      const smtp = await startSmtp();
      const mail = { server: smtp.url, from: FROM, desk: 'desk@example.com' };
      const service = await startTestService({ mail });
      await file(service, { contact });
      await vi.waitFor(() => expect(smtp.mails).toHaveLength(1), SOON);
      expect(smtp.mails[0]?.to).toEqual(['desk@example.com']);
    },
  );

  test('goes encrypted to a server on this computer that has a certificate of its own', async () => {
    const smtp = await startSmtp(() => undefined, true);
    const mail = { server: smtp.url, from: FROM, desk: 'desk@example.com' };
    await file(await startTestService({ mail }), { contact: '' });
    await vi.waitFor(
      () => expect(smtp.mails.map(({ isSecret }) => isSecret)).toEqual([true]),
      SOON,
    );
  });

  test('that could not be sent is sent after a restart, and none that was is sent again', async () => {
    const mailbox = { isFull: true };
    const smtp = await startSmtp((address) =>
      mailbox.isFull && address.startsWith('ada') ? 452 : undefined,
    );
    const options = { mail: { server: smtp.url, from: FROM, desk: 'desk@example.com' } };
    const before = await startTestService(options);
    await file(before, { contact: 'ada@example.com' });
    await vi.waitFor(() => expect(before.log.join('')).toContain('delivery put off'), SOON);
    await vi.waitFor(() => expect(smtp.mails).toHaveLength(1), SOON);
    await before.service.close();

    // A little more than a minute later by its clock, which is when the next attempt is due.
    const later = { now: () => Date.now() + 70_000 };
    const after = await startTestService({ ...options, dataDir: before.dataDir }, later);
    await vi.waitFor(() => expect(after.log.join('')).toContain('delivery put off'), SOON);
    await after.service.close();
    mailbox.isFull = false;
    const muchLater = { now: () => Date.now() + 600_000 };
    await startTestService({ ...options, dataDir: before.dataDir }, muchLater);
    await vi.waitFor(() => expect(smtp.mails).toHaveLength(2), SOON);
    expect(smtp.mails.map(({ to }) => to[0])).toEqual(['desk@example.com', 'ada@example.com']);
  });

  test('that is refused for good is given up, and does not hold up the others', async () => {
    const smtp = await startSmtp((address) => (address.startsWith('gone') ? 550 : undefined));
    const service = await startTestService({ mail: { server: smtp.url, from: FROM } });
    await file(service, { contact: 'gone@example.com' });
    await file(service, { contact: 'ada@example.com' });
    await vi.waitFor(() => expect(smtp.mails).toHaveLength(1), SOON);
    expect(service.log.join('')).toContain('delivery given up');
    expect(smtp.attempts()).toBe(2);
  });

  test('is not sent about what happened while nobody had asked for mail', async () => {
    const smtp = await startSmtp();
    const before = await startTestService();
    await file(before, { contact: 'ada@example.com' });
    await before.service.close();
    const mail = { server: smtp.url, from: FROM };
    const after = await startTestService({ dataDir: before.dataDir, mail });
    await file(after, { contact: 'ben@example.com' });
    await vi.waitFor(() => expect(smtp.mails).toHaveLength(1), SOON);
    expect(smtp.mails[0]?.to).toEqual(['ben@example.com']);
  });
});

describe('a webhook', () => {
  test('is called for each event, signed as the receivers’ own library checks it', async () => {
    const receiver = await startReceiver();
    const webhook = { url: receiver.url, secret: SECRET };
    const service = await startTestService({ webhook });
    const { path } = await file(service, { words: 'no sound' });
    await act(service, [path, deskKey(service)], { type: 'acknowledged' });
    const words = { kind: 'incident', title: 'Rooms are down', text: '', affects: [] };
    const incident = { ...words, detectedAtMs: 1, startsAtMs: 1, endsAtMs: null };
    const where = '/api/desk/incidents/incident-of-a-test';
    const declare = { method: 'PUT', path: where, key: deskKey(service), body: incident };
    await ask(service.origin, declare);
    await vi.waitFor(() => expect(receiver.calls).toHaveLength(4), SOON);
    const told = receiver.calls.map(({ body, headers }) =>
      new Webhook(SECRET).verify(body, headers as Record<string, string>),
    ) as { type: string; data: unknown }[];
    expect(told.map(({ type }) => type)).toEqual([
      'report.filed',
      'report.received',
      'report.acknowledged',
      'incident.declared',
    ]);
    expect(told[2]?.data).toMatchObject({
      report: { number: 1, state: 'acknowledged', words: 'no sound' },
      event: { type: 'acknowledged', by: 'desk' },
    });
    expect(told[3]?.data).toMatchObject({ incident: { title: 'Rooms are down', revision: 1 } });
    const ids = receiver.calls.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(4);
    const [first] = receiver.calls;
    const forged = () => new Webhook(SECRET).verify(`${first?.body} `, first?.headers as never);
    expect(forged).toThrow('signature');
    expect(service.log.join('')).not.toContain(SECRET);
  });

  test.each([307, 500])(
    'that answers %i is called again later, and not elsewhere',
    async (status) => {
      const receiver = await startReceiver((count) => (count === 1 ? status : 204));
      const webhook = { url: receiver.url, secret: SECRET };
      const before = await startTestService({ webhook });
      await file(before);
      await vi.waitFor(() => expect(receiver.calls).toHaveLength(2), SOON);
      await vi.waitFor(() => expect(before.log.join('')).toContain('delivery put off'), SOON);
      await before.service.close();
      const later = { now: () => Date.now() + 70_000 };
      await startTestService({ webhook, dataDir: before.dataDir }, later);
      await vi.waitFor(() => expect(receiver.calls).toHaveLength(3), SOON);
      const [first, , again] = receiver.calls;
      expect(again).toMatchObject({ path: '/hook', body: first?.body });
      expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    },
  );
});
