import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A mail as an SMTP server took it. */
export interface TakenMail {
  readonly to: readonly string[];
  readonly user: string | undefined;
  /** Whether it came encrypted. */
  readonly isSecret: boolean;
  /** Headers and body as they were sent. */
  readonly raw: string;
}

/** A real SMTP server; `refuse` answers a recipient with that code instead. With `tls` it offers that, by a certificate of its own. */
export async function startSmtp(
  refuse: (address: string) => number | undefined = () => undefined,
  tls = false,
): Promise<{ readonly url: string; readonly mails: readonly TakenMail[]; attempts(): number }> {
  const mails: TakenMail[] = [];
  let attempts = 0;
  const { cert, private: key } = tls ? await generate() : { cert: undefined, private: undefined };
  const server = new SMTPServer({
    ...(cert !== undefined && { cert, key }),
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: tls ? [] : ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      password === 'right' ? done(null, { user: username }) : done(new Error('wrong')),
    onRcptTo({ address }, _session, done) {
      attempts += 1;
      const responseCode = refuse(address);
      done(responseCode ? Object.assign(new Error('refused'), { responseCode }) : null);
    },
    onData(stream, { envelope, user, secure: isSecret }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        const raw = Buffer.concat(chunks).toString();
        mails.push({ to, user: user as string | undefined, isSecret, raw });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, mails, attempts: () => attempts };
}

/** A call as a web server got it. */
export interface TakenCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real web server that is called; `statusOf` says how it answers. */
export async function startReceiver(
  statusOf: (count: number) => number = () => 204,
): Promise<{ readonly url: string; readonly calls: readonly TakenCall[] }> {
  const calls: TakenCall[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      calls.push({ path: request.url ?? '', headers: request.headers, body });
      response.writeHead(statusOf(calls.length), { location: '/elsewhere' }).end();
    });
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, calls };
}
