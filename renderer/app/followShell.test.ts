import { expect, test } from 'vitest';
import type { Language } from '../../domain/settings/settings.ts';
import { ok } from '../../domain/reply.ts';
import type { PageFacts, ShellCommand } from '../../domain/desktop/pageFacts.ts';
import { createFakeSession, FAKE_CODE } from '../../test/fakes/session.ts';
import { ANSWERS } from '../../test/fakes/calls.ts';
import { createCommands, createViewStore } from '../commands/index.ts';
import type { Shell } from '../platform/index.ts';
import { followShell } from './followShell.ts';

const INVITATION = { code: FAKE_CODE, origin: undefined, fingerprint: undefined };

function setUp() {
  const session = createFakeSession();
  const told: unknown[] = [];
  const routes: string[] = [];
  const heard = new Set<(command: ShellCommand) => void>();
  let language: Language = 'en';
  let languageChanged = () => {};
  const shell: Pick<Shell, 'call' | 'on'> = {
    call: async (name, argument) => {
      told.push(argument);
      return ok(ANSWERS[name]);
    },
    on: (name, listener) => {
      if (name !== 'command:run') return () => {};
      const hear = listener as (command: ShellCommand) => void;
      heard.add(hear);
      return () => heard.delete(hear);
    },
  };
  const end = followShell({
    shell,
    session,
    commands: createCommands({
      picture: undefined,
      view: createViewStore(),
      copyText: async () => true,
      toggleFullScreen: () => {},
    }),
    language: {
      now: () => language,
      onChange: (listener) => {
        languageChanged = listener;
        return () => {};
      },
    },
    goTo: (route) => routes.push(route),
  });
  return {
    session,
    told,
    routes,
    end,
    ask: async (command: ShellCommand) => {
      for (const hear of heard) hear(command);
      await new Promise((resolve) => void setImmediate(resolve));
    },
    speak: (next: Language) => {
      language = next;
      languageChanged();
    },
  };
}

const NONE = { at: 'none', code: null, others: 0, microphone: 'on', camera: 'on' };

test('tells the program of the meeting and the language, and of nothing twice', async () => {
  const { session, told, speak } = setUp();
  await session.meeting.join(INVITATION);
  session.stores.media.setState({ localRevision: 7 });
  await session.media.setMicrophone(false);
  session.stores.media.setState(({ camera }) => ({ camera: { ...camera, status: 'failed' } }));
  speak('zh-CN');
  await session.meeting.leave();
  const inIt = { ...NONE, at: 'in', code: FAKE_CODE };
  const said = told.map((facts) => {
    const { language, meeting } = facts as PageFacts;
    return { language, meeting };
  });
  expect(said).toEqual([
    { language: 'en', meeting: NONE },
    { language: 'en', meeting: inIt },
    { language: 'en', meeting: { ...inIt, microphone: 'off' } },
    { language: 'en', meeting: { ...inIt, microphone: 'off', camera: 'failed' } },
    { language: 'zh-CN', meeting: { ...inIt, microphone: 'off', camera: 'failed' } },
    { language: 'zh-CN', meeting: { ...NONE, microphone: 'off', camera: 'failed' } },
  ]);
});

test('tells the program the keys as the person has them', () => {
  const { session, told } = setUp();
  const keys = () => (told.at(-1) as PageFacts).keys;
  expect(keys()).toMatchObject({ 'microphone.toggle': 'M', 'chat.toggle': 'C' });
  session.stores.settings.setState({ shortcuts: { isOn: true, keys: { 'chat.toggle': 'x' } } });
  expect(keys()).toMatchObject({ 'microphone.toggle': 'M', 'chat.toggle': 'X' });
  session.stores.settings.setState({ shortcuts: { isOn: false, keys: {} } });
  expect(keys()).toEqual({});
});

test('does what the program asks for, as if it were asked in the window', async () => {
  const { session, routes, ask } = setUp();
  await ask('settings.open');
  await ask('home.open');
  await ask('meeting.new');
  expect(routes).toEqual(['/settings', '/', `/m/${FAKE_CODE}`]);
  await ask('meeting.leave');
  await ask('microphone.toggle');
  expect(session.calls).toEqual(['createRoom', 'microphone off']);
});

test('is silent after its end', async () => {
  const { session, told, ask, end } = setUp();
  end();
  await session.media.setMicrophone(false);
  await ask('microphone.toggle');
  expect(told).toHaveLength(1);
  expect(session.calls).toEqual(['microphone off']);
});
