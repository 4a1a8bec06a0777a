import { describe, expect, test } from 'vitest';
import { hostedRoom, refusal } from '../test/fakes/hostedRoom.ts';
import { connectClient, startTestService } from '../test/fakes/meetingService.ts';
import type { JoinRequest } from './protocol/index.ts';

describe('a recording', () => {
  test('is known to everybody, those who join later too, until the recorder is gone', async () => {
    const { host, enter } = await hostedRoom();
    const ben = await enter('Ben');
    await ben.ask('recording:set', { isRecording: true });
    expect((await host.next('member:updated')).member).toMatchObject({
      name: 'Ben',
      isRecording: true,
    });
    expect((await ben.next('member:updated')).member.isRecording).toBe(true);
    const { members } = (await enter('Cem')).joined;
    expect(members.map(({ isRecording }) => isRecording)).toEqual([undefined, true]);
    await ben.ask('room:leave', {});
    const later = (await enter('Dia')).joined.members;
    expect(later.some(({ isRecording }) => isRecording)).toBe(false);
  });

  test('is refused to participants when hosts forbid it, however it is asked for, and one that runs ends', async () => {
    const { host, enter, knock } = await hostedRoom();
    const ben = await enter('Ben');
    await ben.ask('recording:set', { isRecording: true });
    await ben.next('member:updated');
    expect(await ben.send('host:policy', { recording: 'everybody' })).toMatchObject(
      refusal('not-allowed'),
    );
    await host.ask('host:policy', { recording: 'hosts' });
    expect((await ben.next('member:updated')).member.isRecording).toBeUndefined();
    expect(await ben.send('recording:set', { isRecording: true })).toMatchObject(
      refusal('not-allowed'),
    );
    const { memberId } = host.joined.self;
    expect(await ben.send('recording:set', { isRecording: true, memberId })).toMatchObject(
      refusal('bad-request'),
    );
    const forged = { isRecording: true } as Partial<JoinRequest>;
    expect((await knock({ name: 'Eve', ...forged })).reply).toMatchObject(refusal('bad-request'));
    await host.ask('recording:set', { isRecording: true });
    expect((await ben.next('member:updated')).member.name).toBe('Hana');
  });

  test('cannot be claimed without a membership', async () => {
    const { origin } = await startTestService();
    const eve = await connectClient(origin);
    expect(await eve.send('recording:set', { isRecording: true })).toMatchObject(
      refusal('not-in-room'),
    );
  });
});
