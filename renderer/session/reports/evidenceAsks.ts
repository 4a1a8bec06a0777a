import type { Signalling } from '../../signalling/signalling.ts';
import { undoOn } from '../listeners.ts';
import type { Stores } from '../stores.ts';
import type { EvidenceAsk } from './port.ts';

/** An ask with what answers it; the interface shows who asks, and no more. */
export interface PendingAsk extends EvidenceAsk {
  readonly viewToken: string;
}

/** Shows what others in the meeting ask for, until the signal aborts. The newest ask is the one that counts. */
export function followEvidenceAsks({
  stores,
  signalling,
  signal,
}: {
  readonly stores: Pick<Stores, 'people' | 'reports'>;
  readonly signalling: Signalling;
  readonly signal: AbortSignal;
}): void {
  undoOn(
    signal,
    signalling.on('evidence:asked', ({ by, reportKey, viewToken }) => {
      const from = stores.people.getState().members.find(({ memberId }) => memberId === by);
      if (from) {
        stores.reports.setState({ ask: { fromName: from.name, reportKey, viewToken } });
      }
    }),
  );
  undoOn(signal, () => stores.reports.setState({ ask: undefined }));
}
