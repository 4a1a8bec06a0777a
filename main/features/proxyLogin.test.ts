import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { ProxyQuestion } from '../../domain/desktop/upkeep.ts';
import { setupProxyLogin } from './proxyLogin.ts';

const INFO = { isProxy: true, scheme: 'basic', host: 'proxy.corp', port: 8080, realm: 'Corp' };
const SERVER = 'proxy.corp:8080';
const ANN = { username: 'ann', password: 'right' };
const settled = () => new Promise((resolve) => setImmediate(resolve));

function setup(kept: Record<string, string> = {}) {
  const app = new EventEmitter();
  const told: (ProxyQuestion | null)[] = [];
  const vault = new Map(Object.entries(kept));
  const login = setupProxyLogin({
    app: app as never,
    tell: (question) => told.push(question),
    log: () => undefined,
    vault: {
      canKeep: async () => true,
      read: async (name) => vault.get(name),
      write: async (name, secret) => Boolean(vault.set(name, secret)),
      remove: (name) => void vault.delete(name),
    },
  });
  /** A request meets the proxy; what it is answered is in the list that comes back. */
  const request = async (firstAuthAttempt = true, info: object = INFO) => {
    const given: unknown[][] = [];
    const event = { isPrevented: false, preventDefault: () => (event.isPrevented = true) };
    const answer = (...all: unknown[]) => given.push(all);
    app.emit('login', event, null, { firstAuthAttempt }, info, answer);
    await settled();
    return { given, event };
  };
  const say = (credentials: typeof ANN | null, remember = false) =>
    login.answer({ server: SERVER, credentials, remember });
  return { login, told, vault, request, say };
}

describe('the login at a proxy', () => {
  it('asks the person once for all requests that wait, and gives the answer to later ones', async () => {
    const { request, say, told, login } = setup();
    const waiting = [await request(), await request()];
    expect(told).toEqual([{ server: SERVER, realm: 'Corp', isRepeated: false, canRemember: true }]);
    expect(login.asked()).toEqual(told[0]);
    say(ANN);
    expect(waiting.map(({ given }) => given)).toEqual([[['ann', 'right']], [['ann', 'right']]]);
    expect((await request()).given).toEqual([['ann', 'right']]);
    expect(told.at(-1)).toBeNull();
  });

  it('remembers when it is told to, and uses what it remembers', async () => {
    const { request, say, vault } = setup();
    await request();
    say(ANN, true);
    expect(vault.size).toBe(1);
    const later = setup(Object.fromEntries(vault));
    expect((await later.request()).given).toEqual([['ann', 'right']]);
    expect(later.told).toEqual([]);
  });

  it('forgets what was refused and asks again, and says that it was refused', async () => {
    const { request, told, vault } = setup({ [`proxy ${SERVER}`]: JSON.stringify(ANN) });
    await request();
    await request(false);
    expect(vault.size).toBe(0);
    expect(told).toMatchObject([{ isRepeated: true }]);
  });

  it('gives up after three refusals, until the way to the network changes', async () => {
    const { request, say, told, login } = setup();
    await request();
    for (let time = 0; time < 3; time += 1) {
      say({ ...ANN, password: `wrong ${time}` });
      await request(false);
    }
    expect(told.filter((question) => question !== null)).toHaveLength(3);
    expect((await request()).given).toEqual([[]]);
    login.forgive();
    await request();
    expect(login.asked()).not.toBeNull();
  });

  it('lets requests fail when the person declines, and does not ask again', async () => {
    const { request, say, told } = setup();
    const { given } = await request();
    say(null);
    expect(given).toEqual([[]]);
    expect((await request()).given).toEqual([[]]);
    expect(told).toHaveLength(2);
  });

  it('asks for one server after the other', async () => {
    const { request, say, told } = setup();
    await request();
    await request(true, { ...INFO, port: 3128 });
    expect(told).toHaveLength(1);
    say(ANN);
    expect(told.at(-1)).toMatchObject({ server: 'proxy.corp:3128' });
  });

  it('takes no answer to what was not asked, and gives web sites nothing', async () => {
    const { request, say } = setup();
    expect(say(ANN)).toMatchObject({ fault: { code: 'not-found' } });
    const { given, event } = await request(true, { ...INFO, isProxy: false });
    expect([given, event.isPrevented]).toEqual([[], false]);
  });

  it('is given to requests that no page made without asking anybody', async () => {
    const { login, request, say, told } = setup();
    const given: unknown[][] = [];
    login.answerKnown(INFO, (...all) => given.push(all));
    await request();
    say(ANN);
    login.answerKnown(INFO, (...all) => given.push(all));
    expect(given).toEqual([[], ['ann', 'right']]);
    expect(told).toHaveLength(2);
  });
});
