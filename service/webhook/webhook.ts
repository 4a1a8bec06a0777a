import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { standingOf } from '../../domain/faults/standing.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { WebhookSettings } from '../config/options.ts';
import type { NewDelivery, News } from '../deliveries/deliveryStore.ts';
import type { Sender } from '../deliveries/dispatcher.ts';

// Signed as Standard Webhooks say (standardwebhooks.com, 1.0): receivers have libraries for it in every language.

const TIMEOUT_MS = 15_000;

/** A call as it waits in the queue. */
const callSchema = z.strictObject({
  /** The same at every attempt, so that a call that came twice can be known. */
  id: z.string(),
  body: z.string(),
});

/** The call about what happened. Room codes stay here: whoever has one can enter. */
export function webhookOf(news: News): readonly NewDelivery[] {
  const { type, atMs, data } = news.kind === 'report' ? aboutReport(news) : aboutIncident(news);
  const id = `${news.kind}-${news.seq}`;
  const body = JSON.stringify({ type, timestamp: new Date(atMs).toISOString(), data });
  return [{ channel: 'webhook', content: JSON.stringify({ id, body }) }];
}

/** `v1,` and the signature of a call; the key is what follows `whsec_`, in base64. */
function signatureOf(secret: string, signed: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

/** Calls the address. Redirects are refused: what is told is meant for that address and no other. */
export function createWebhookSender({ url, secret }: WebhookSettings, now: () => EpochMs): Sender {
  return async (content) => {
    const { id, body } = callSchema.parse(JSON.parse(content));
    const timestamp = String(Math.floor(now() / 1_000));
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signatureOf(secret, `${id}.${timestamp}.${body}`),
      },
      body,
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`HTTP_${response.status}`);
  };
}

interface Told {
  readonly type: string;
  readonly atMs: EpochMs;
  readonly data: unknown;
}

function aboutReport({ head, events }: Extract<News, { kind: 'report' }>): Told {
  const event = events.at(-1);
  if (!event) throw new Error('nothing has happened to a report');
  const { state, level, assignee, incidentId } = standingOf(events);
  const { key, number, category, words, contact } = head;
  const about = { key, number, category, words, contact, state, level, assignee, incidentId };
  return { type: `report.${event.type}`, atMs: event.atMs, data: { report: about, event } };
}

function aboutIncident({ incident, event }: Extract<News, { kind: 'incident' }>): Told {
  return { type: `incident.${event.type}`, atMs: event.atMs, data: { incident, event } };
}
