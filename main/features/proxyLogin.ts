import type { App, AuthInfo } from 'electron';
import type { ProxyAnswer, ProxyQuestion } from '../../domain/desktop/upkeep.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { Log } from './logs.ts';
import type { Vault } from './vault.ts';

/** A name and a password, or neither: then the request fails. */
export type AnswerLogin = (username?: string, password?: string) => void;

const LONGEST_REALM = 200;
/** Refused so often in a row, a person is not asked again: some servers close accounts. */
const MOST_WRONG = 3;

interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** A proxy server that waits for a person. */
interface Waiting {
  readonly question: ProxyQuestion;
  readonly answers: AnswerLogin[];
}

/** What is known of one server. */
interface Server {
  credentials: Credentials | undefined;
  wrong: number;
  isDeclined: boolean;
}

/** What the login at a proxy needs. */
export interface ProxyLoginParts {
  readonly app: Pick<App, 'on'>;
  readonly vault: Vault;
  /** Asks the person, or takes the question back. */
  readonly tell: (question: ProxyQuestion | null) => void;
  readonly log: Log;
}

/** The login at proxy servers. */
export interface ProxyLogin {
  /** The question that is open. */
  asked(): ProxyQuestion | null;
  answer(answer: ProxyAnswer): Reply<null>;
  /** For a request that no page made: what is known is given, and nobody is asked. */
  answerKnown(info: AuthInfo, answer: AnswerLogin): void;
  /** Another way to the network: who declined or was wrong is asked anew. */
  forgive(): void;
}

/**
 * Logs in at proxy servers that ask for it.
 * 1. What the person said before, in this run or remembered in the vault, is given to the first question.
 * 2. A server that asks again did not accept it: it is forgotten and the person is asked, at most three times in a
 *    row, one server after the other.
 * 3. Who declines is not asked again by that server before the way to the network changes.
 * Web sites that ask for a login get none.
 */
export function setupProxyLogin(parts: ProxyLoginParts): ProxyLogin {
  const login = new Login(parts);
  // oxlint-disable-next-line max-params -- the signature is Electron's
  parts.app.on('login', (event, _contents, details, info, answer) => {
    if (!info.isProxy) return;
    event.preventDefault();
    void login.ask(info, details.firstAuthAttempt, answer);
  });
  return login;
}

class Login implements ProxyLogin {
  readonly #parts: ProxyLoginParts;
  readonly #servers = new Map<string, Server>();
  readonly #waiting: Waiting[] = [];

  constructor(parts: ProxyLoginParts) {
    this.#parts = parts;
  }

  asked(): ProxyQuestion | null {
    return this.#waiting[0]?.question ?? null;
  }

  async ask(info: AuthInfo, isFirst: boolean, answer: AnswerLogin): Promise<void> {
    const name = nameOf(info);
    const open = this.#waiting.find(({ question }) => question.server === name);
    if (open) return void open.answers.push(answer);
    const server = await this.#know(name);
    if (isFirst && server.credentials) return give(answer, server.credentials);
    if (!isFirst && server.credentials) this.#wasWrong(name, server);
    if (server.isDeclined || server.wrong >= MOST_WRONG) return answer();
    await this.#askPerson(name, info.realm, answer);
  }

  answer({ server: name, credentials, remember }: ProxyAnswer): Reply<null> {
    const index = this.#waiting.findIndex(({ question }) => question.server === name);
    const [waiting] = index < 0 ? [] : this.#waiting.splice(index, 1);
    const server = this.#servers.get(name);
    if (!waiting || !server) return fail('not-found', name);
    server.isDeclined = credentials === null;
    server.credentials = credentials ?? undefined;
    for (const answer of waiting.answers) give(answer, server.credentials);
    if (credentials && remember) {
      void this.#parts.vault.write(secretName(name), JSON.stringify(credentials));
    }
    this.#parts.tell(this.asked());
    return ok(null);
  }

  answerKnown(info: AuthInfo, answer: AnswerLogin): void {
    give(answer, info.isProxy ? this.#servers.get(nameOf(info))?.credentials : undefined);
  }

  forgive(): void {
    for (const server of this.#servers.values()) {
      server.wrong = 0;
      server.isDeclined = false;
    }
  }

  async #know(name: string): Promise<Server> {
    const known = this.#servers.get(name);
    if (known) return known;
    const kept = await this.#parts.vault.read(secretName(name));
    // Another request may have asked meanwhile.
    const server = this.#servers.get(name) ?? {
      credentials: readCredentials(kept),
      wrong: 0,
      isDeclined: false,
    };
    this.#servers.set(name, server);
    return server;
  }

  #wasWrong(name: string, server: Server): void {
    server.credentials = undefined;
    server.wrong += 1;
    this.#parts.vault.remove(secretName(name));
    this.#parts.log('warn', 'network', `the proxy ${name} refused the login`);
  }

  async #askPerson(name: string, realm: string, answer: AnswerLogin): Promise<void> {
    const canRemember = await this.#parts.vault.canKeep();
    const open = this.#waiting.find(({ question }) => question.server === name);
    if (open) return void open.answers.push(answer);
    const isRepeated = (this.#servers.get(name)?.wrong ?? 0) > 0;
    const question = {
      server: name,
      realm: realm.slice(0, LONGEST_REALM),
      isRepeated,
      canRemember,
    };
    this.#waiting.push({ question, answers: [answer] });
    if (this.#waiting.length === 1) this.#parts.tell(question);
  }
}

function give(answer: AnswerLogin, credentials: Credentials | undefined): void {
  if (credentials) answer(credentials.username, credentials.password);
  else answer();
}

function nameOf({ host, port }: AuthInfo): string {
  return `${host}:${port}`;
}

function secretName(server: string): string {
  return `proxy ${server}`;
}

function readCredentials(text: string | undefined): Credentials | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Credentials, unknown>>;
    const { username, password } = value;
    const isWhole = typeof username === 'string' && typeof password === 'string';
    return isWhole ? { username, password } : undefined;
  } catch {
    return undefined;
  }
}
