import { useCallback, useEffect, useState } from 'react';
import type { Fault } from '../../../domain/fault.ts';
import type { Invitation } from '../../../domain/meeting/invitation.ts';
import { useClient } from '../../react/client.tsx';

/** What is known of the room behind an invitation. */
export type LookUp =
  | { readonly at: 'asking' }
  | { readonly at: 'there' }
  | { readonly at: 'refused'; readonly fault: Fault };

/** Asks once whether the room is there, and again on `retry`. */
export function useLookUp(invitation: Invitation): LookUp & { readonly retry: () => void } {
  const { session, doubtService } = useClient();
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<{ readonly round: number; readonly state: LookUp }>();
  useEffect(() => {
    let current = true;
    const ask = async () => {
      const reply = await session.meeting.lookUp(invitation);
      if (!current) return;
      const state: LookUp = reply.ok ? { at: 'there' } : { at: 'refused', fault: reply.fault };
      setAnswer({ round, state });
      if (!reply.ok) doubtService();
    };
    void ask();
    return () => {
      current = false;
    };
  }, [session, invitation, doubtService, round]);
  const retry = useCallback(() => setRound((count) => count + 1), []);
  // The answer to an earlier question is none to this one.
  const state: LookUp = answer?.round === round ? answer.state : { at: 'asking' };
  return { ...state, retry };
}
