import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { isLoopback } from '../config/addresses.ts';
import type { MailSettings } from '../config/options.ts';
import { DeliveryRefused, type Sender } from '../deliveries/dispatcher.ts';

const TIMEOUT_MS = 20_000;

/** A mail as it waits in the queue. */
export const mailSchema = z.strictObject({
  /** Of RFC 5322, without the brackets: the same at every attempt, so that a mail taken twice is seen once. */
  messageId: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
});
export type Mail = z.infer<typeof mailSchema>;

/** Sends mails by SMTP. Beyond loopback only over TLS: a mail tells who has which trouble, and the password goes the same way. */
export function createSmtpSender({ server, user, password, from }: MailSettings): Sender {
  const { protocol, hostname, port } = new URL(server);
  const host = hostname.replaceAll(/^\[|\]$/g, '');
  const transport = createTransport({
    host,
    ...(port === '' ? {} : { port: Number(port) }),
    secure: protocol === 'smtps:',
    requireTLS: !isLoopback(host),
    // A mail server on this computer may be spoken to in the clear, and mostly has a certificate that nobody issued.
    tls: { rejectUnauthorized: !isLoopback(host) },
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (content) => {
    const { messageId, to, subject, text } = mailSchema.parse(JSON.parse(content));
    try {
      await transport.sendMail({ from, to, subject, text, messageId: `<${messageId}>` });
    } catch (error) {
      throw isRefusal(error) ? new DeliveryRefused('refused', { cause: error }) : error;
    }
  };
}

/** RFC 5321, 4.2.1: 5xx is for good. A refused password is not the mail's fault, and may be set right. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  return isAboutMail && typeof responseCode === 'number' && responseCode >= 500;
}
