import { describe, expect, test } from 'vitest';
import { fault } from '../../../domain/fault.ts';
import { isUrgent, noticeWords, toldWords, type NoticeTranslate } from './noticeWords.ts';
import { noticesTexts } from './texts.ts';

const t: NoticeTranslate = (key, ...values) =>
  Object.entries(values[0] ?? {}).reduce(
    (text, [name, value]) => text.replace(`{{${name}}}`, String(value)),
    noticesTexts.en[key],
  );

describe('notices', () => {
  test('name the person they are about', () => {
    expect(noticeWords({ id: 1, kind: 'joined', name: 'Bob' }, t, 'en', 'browser')).toBe(
      'Bob joined the meeting',
    );
  });

  test('tell a lost service from a lost person', () => {
    expect(noticeWords({ id: 1, kind: 'reconnecting' }, t, 'en', 'browser')).toContain('service');
    expect(noticeWords({ id: 1, kind: 'reconnecting', name: 'Bob' }, t, 'en', 'browser')).toContain(
      'Bob',
    );
  });

  test('a device explains its fault', () => {
    const notice = { id: 1, kind: 'device', fault: fault('camera-busy') } as const;
    expect(noticeWords(notice, t, 'en', 'browser')).toContain('another program');
    expect(isUrgent(notice)).toBe(true);
  });
});

test('what the program tells is a sentence, unless the screen says it anyway', () => {
  expect(toldWords({ kind: 'joined', name: 'Ada' }, t)).toContain('Ada');
  expect(toldWords({ kind: 'service-stopped' }, t)).toContain('restarted');
  expect(toldWords({ kind: 'meeting-lost' }, t)).toBeUndefined();
});
