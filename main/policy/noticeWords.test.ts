import { describe, expect, it } from 'vitest';
import { silentPage } from '../../domain/desktop/pageFacts.ts';
import { noticeWords } from './noticeWords.ts';

const muted = silentPage('en');
const speaking = { ...muted, meeting: { ...muted.meeting, microphone: 'on' } } as const;

describe('the words of a notice', () => {
  it('name the person in the title alone, as they wrote themselves', () => {
    const words = noticeWords({ kind: 'joined', name: '<b>{{name}} $& Ada</b>' }, speaking);
    expect(words).toEqual({
      title: '<b>{{name}} $& Ada</b> joined the meeting',
      body: 'You are no longer the only one there.',
      actions: [{ action: 'mute', text: 'Mute' }],
    });
  });

  it('are in the language of the page', () => {
    expect(noticeWords({ kind: 'meeting-lost' }, silentPage('zh-CN'))).toMatchObject({
      title: '会议已中断',
      actions: [{ action: 'rejoin', text: '重新加入' }],
    });
    expect(noticeWords({ kind: 'update-ready', version: '2.0.1' }, muted).title).toContain('2.0.1');
  });

  it('say what an incident and a report are about', () => {
    const words = (notice: Parameters<typeof noticeWords>[0], language: 'en' | 'zh-CN' = 'en') =>
      noticeWords(notice, silentPage(language)).title;
    expect(words({ kind: 'incident', title: 'No sound' })).toBe('Service incident: No sound');
    expect(words({ kind: 'incident-over', title: 'No sound' })).toBe('All clear: No sound');
    expect(words({ kind: 'maintenance', title: '升级' }, 'zh-CN')).toBe('计划维护：升级');
    expect(words({ kind: 'report-recovered', number: '000123' })).toContain('000123');
  });

  it('offer nothing that would do nothing', () => {
    expect(noticeWords({ kind: 'joined', name: 'Ada' }, muted).actions).toEqual([]);
    expect(noticeWords({ kind: 'service-restarted' }, speaking).actions).toEqual([]);
  });
});
