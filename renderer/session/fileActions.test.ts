import { describe, expect, it } from 'vitest';
import { ok } from '../../domain/reply.ts';
import { createEngine, invitation } from '../../test/fakes/engine.ts';
import { lanePair } from '../../test/fakes/lanes.ts';
import { someMember } from '../../test/fakes/wires.ts';
import { writeWord } from './fileWords.ts';

const ada = someMember('ada');
const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
const refusal = (code: string) => ({ ok: false, fault: { code } });

async function inMeeting() {
  const engine = createEngine();
  engine.world.members = [ada];
  await engine.session.meeting.join(invitation);
  return engine;
}

describe('attaching a file', () => {
  it('tells everybody what it is, and gives it to whoever asks', async () => {
    const { session, line, conference } = await inMeeting();
    const { ends } = lanePair();
    conference().lane(ada.memberId, ends[0]);
    const file = { name: 'plan.txt', size: 5, sha256: HELLO };
    const message = { number: 1, memberId: ada.memberId, name: 'Me', atMs: 1, text: '', file };
    line().answers.set('chat:file', () => ok({ message }));
    expect(await session.files.attach(new File(['hello'], 'a/plan.txt'))).toEqual(ok(null));
    expect(line().bodies('chat:file')).toEqual([file]);
    expect(session.stores.talk.getState().messages).toEqual([message]);
    const came = new Promise((resolve) => ends[1].listen(resolve));
    ends[1].send(writeWord({ say: 'want', number: 1, sha256: HELLO }));
    expect(
      Buffer.from((await came) as ArrayBuffer)
        .subarray(4)
        .toString(),
    ).toBe('hello');
    await session.meeting.leave();
    expect(session.stores.talk.getState()).toMatchObject({ uploads: [], messages: [] });
  });

  it('is refused at once when there is nothing in it, too much, or it cannot be read', async () => {
    const { session, line } = await inMeeting();
    const attach = (size: number, content: () => Promise<ArrayBuffer>) =>
      session.files.attach({ name: 'a', size, arrayBuffer: content } as File);
    const never = () => Promise.reject(new Error('a folder'));
    expect(await attach(0, never)).toMatchObject(refusal('file-empty'));
    expect(await attach(10_000_001, never)).toMatchObject(refusal('file-too-large'));
    expect(await attach(4_096, never)).toMatchObject(refusal('file-unreadable'));
    expect(line().bodies('chat:file')).toEqual([]);
  });

  it('leads nowhere outside of a meeting', async () => {
    const { session } = createEngine();
    expect(await session.files.attach(new File(['a'], 'a'))).toMatchObject(refusal('not-in-room'));
    const text = { number: 1, memberId: ada.memberId, name: 'ada', atMs: 1, text: 'a' };
    expect(await session.files.download(text)).toMatchObject(refusal('file-gone'));
  });
});
