import { RateLimiterMemory } from 'rate-limiter-flexible';
import { z } from 'zod';
import type { NewDelivery, News } from '../deliveries/deliveryStore.ts';
import { mailWordsOf } from './mailWords.ts';
import type { Mail } from './smtp.ts';

const HOUR_S = 3_600;
/** Anybody can file a report with anybody's address; more than this in an hour is nobody's own trouble. */
const MAILS_PER_ADDRESS_AND_HOUR = 20;

const addressSchema = z.email().max(254);

/** Makes the mails about what happened: to the reporter when the contact is a mail address, and to the desk. */
export function createMailMaker(settings: {
  readonly from: string;
  readonly desk?: string | undefined;
}): (news: News) => Promise<readonly NewDelivery[]> {
  const limit = new RateLimiterMemory({ points: MAILS_PER_ADDRESS_AND_HOUR, duration: HOUR_S });
  const domain = settings.from.replace(/^.*@/, '').replaceAll(/[^\w.-]/g, '');
  const isWithin = (address: string) =>
    limit.consume(address.toLowerCase(), 1).then(
      () => true,
      () => false,
    );

  return async (news) => {
    if (news.kind !== 'report') return [];
    const make = (to: 'reporter' | 'desk', address: string): NewDelivery[] => {
      const words = mailWordsOf(news, to);
      if (!words) return [];
      const messageId = `report-${news.head.number}-${news.seq}-${to}@${domain}`;
      const mail: Mail = { messageId, to: address, ...words };
      return [{ channel: 'mail', content: JSON.stringify(mail) }];
    };
    const contact = addressSchema.safeParse(news.head.contact.trim()).data;
    const toReporter = contact === undefined ? [] : make('reporter', contact);
    const isAllowed = toReporter.length > 0 && contact !== undefined && (await isWithin(contact));
    const toDesk = settings.desk === undefined ? [] : make('desk', settings.desk);
    return [...(isAllowed ? toReporter : []), ...toDesk];
  };
}
