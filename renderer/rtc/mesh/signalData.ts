import { z } from 'zod';
import { LIMITS } from '../../../service/protocol/index.ts';

// What two mesh adapters say to each other inside a signal. The other end is a stranger: everything is parsed.

const descriptionSchema = z.object({
  type: z.enum(['offer', 'answer']),
  sdp: z.string().max(LIMITS.signalBytes),
});

const candidateSchema = z.object({
  type: z.literal('candidate'),
  candidate: z.object({
    candidate: z.string().max(4_096),
    sdpMLineIndex: z.number().int().min(0).max(1_000).nullish(),
    sdpMid: z.string().max(64).nullish(),
  }),
});

/**
 * - `offer`, `answer`, `candidate`: simple-peer's own.
 * - `restart`: the end that may not offer asks for an ICE restart.
 * - `relink`: it asks for a fresh peer.
 * - `screen`: it asks for a place for a screen, which only an offer can make.
 * - `renegotiate`: it asks for an offer of what there is, to take it in another way.
 */
export const signalDataSchema = z.discriminatedUnion('type', [
  descriptionSchema,
  candidateSchema,
  z.object({ type: z.enum(['restart', 'relink', 'screen', 'renegotiate']) }),
]);
export type SignalData = z.infer<typeof signalDataSchema>;

/** What simple-peer itself can be given. */
export type PeerSignal = z.infer<typeof descriptionSchema> | z.infer<typeof candidateSchema>;

/** What a peer has to say to the far one. */
export type PeerWord = PeerSignal | { readonly type: 'screen' | 'renegotiate' };

/** Two browsers never meet over TCP: both only call and neither listens (RFC 6544 `active`). */
const TCP_CALLER = /\btcptype active\b/;

/** Whether what simple-peer wants to say helps the other end. */
export function isWorthSending(data: SignalData): data is PeerSignal {
  if (data.type === 'offer' || data.type === 'answer') return true;
  return data.type === 'candidate' && !TCP_CALLER.test(data.candidate.candidate);
}
