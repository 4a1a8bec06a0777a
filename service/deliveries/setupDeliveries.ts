import type { ServiceSettings } from '../config/options.ts';
import { createMailMaker } from '../mail/mails.ts';
import { createSmtpSender } from '../mail/smtp.ts';
import { createWebhookSender, webhookOf } from '../webhook/webhook.ts';
import { createDispatcher, type Dispatcher, type DispatcherNeeds } from './dispatcher.ts';

/** What {@link setupDeliveries} needs. */
export interface DeliveriesNeeds extends Omit<DispatcherNeeds, 'deliveriesOf' | 'senders'> {
  readonly settings: Pick<ServiceSettings, 'mail' | 'webhook'>;
}

/** Tells outside what happens, by the ways that are configured. */
export function setupDeliveries(needs: DeliveriesNeeds): Dispatcher {
  const { mail, webhook } = needs.settings;
  const mailsOf = mail && createMailMaker(mail);
  return createDispatcher({
    ...needs,
    deliveriesOf: async (news) => [
      ...(mailsOf ? await mailsOf(news) : []),
      ...(webhook ? webhookOf(news) : []),
    ],
    senders: {
      ...(mail ? { mail: createSmtpSender(mail) } : {}),
      ...(webhook ? { webhook: createWebhookSender(webhook, needs.now) } : {}),
    },
  });
}
