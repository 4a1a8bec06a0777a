import type { CandidateKind, MediaPath } from '../../../domain/quality/sample.ts';
import { text, type Stats } from './report.ts';

const KINDS: readonly CandidateKind[] = ['host', 'srflx', 'prflx', 'relay'];
const PROTOCOLS: readonly MediaPath['protocol'][] = ['udp', 'tcp', 'tls'];

/** The way of a candidate pair's packets; `undefined` while the browser hides it. */
export function toPath(pair: Stats, byId: ReadonlyMap<unknown, Stats>): MediaPath | undefined {
  const local = byId.get(pair['localCandidateId']);
  const remote = byId.get(pair['remoteCandidateId']);
  const kinds = [kindOf(local), kindOf(remote)] as const;
  // Between a client and its TURN server another protocol may be spoken than the relayed UDP says.
  const protocol = local && protocolOf(text(local, 'relayProtocol') ?? text(local, 'protocol'));
  if (!kinds[0] || !kinds[1] || !protocol) return undefined;
  return { local: kinds[0], remote: kinds[1], protocol };
}

function kindOf(candidate: Stats | undefined): CandidateKind | undefined {
  return KINDS.find((kind) => kind === candidate?.['candidateType']);
}

function protocolOf(name: string | undefined): MediaPath['protocol'] | undefined {
  return PROTOCOLS.find((protocol) => protocol === name?.toLowerCase());
}
