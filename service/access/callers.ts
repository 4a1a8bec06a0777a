import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { ReportActor } from '../../domain/faults/report.ts';
import { isRoomCode, type RoomCode } from '../../domain/ids.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { OwnerKeys } from './ownerKeys.ts';

/** Who somebody has shown to be by a key; see `protocol/reports.ts` for the keys. */
export type Caller =
  | { readonly kind: 'nobody' }
  /** Hexadecimal SHA-256 of the key: whoever files first under it is its owner. */
  | { readonly kind: 'reporter'; readonly hash: string }
  | { readonly kind: 'host'; readonly room: RoomCode }
  | { readonly kind: 'desk' }
  /** Has a token of some report; whether of the one that is asked for is {@link Callers.isViewerOf}. */
  | { readonly kind: 'viewer'; readonly token: string };

/** Tells callers by their keys. */
export interface Callers {
  /** Who shows this key, without `Bearer`; `desk-key-wrong` for a wrong key of the desk, any other that proves nothing is nobody's. */
  callerOf(key: string): Reply<Caller>;
  /** Proof that somebody was asked to add their view to the report of that key. */
  viewTokenOf(reportKey: string): string;
  isViewerOf(caller: Caller, reportKey: string): boolean;
}

/** What {@link createCallers} needs: secrets of 32 bytes. */
export interface CallersNeeds {
  readonly ownerKeys: OwnerKeys;
  readonly deskSecret: Uint8Array;
  readonly viewSecret: Uint8Array;
}

const KEY = /^[\w-]{43}$/;
const NOBODY: Caller = { kind: 'nobody' };
const NO_HASH = '0'.repeat(64);

/** Callers by these secrets. */
export function createCallers({ ownerKeys, deskSecret, viewSecret }: CallersNeeds): Callers {
  const viewTokenOf = (reportKey: string) =>
    createHmac('sha256', viewSecret).update(`umeet-view-1\n${reportKey}`).digest('base64url');

  function hostOf(text: string): Caller {
    const [code = '', key = '', ...more] = text.split('.');
    if (more.length > 0 || !isRoomCode(code)) return NOBODY;
    return ownerKeys.verify(code, key) ? { kind: 'host', room: code } : NOBODY;
  }

  return {
    callerOf(key) {
      const [kind, text] = [key.slice(0, 2), key.slice(2)];
      if (kind === 'd.') {
        const expected = Buffer.from(deskSecret).toString('base64url');
        return isEqual(text, expected) ? ok({ kind: 'desk' }) : fail('desk-key-wrong');
      }
      if (kind === 'h.') return ok(hostOf(text));
      if (!KEY.test(text)) return ok(NOBODY);
      if (kind === 'v.') return ok({ kind: 'viewer', token: text });
      return ok(kind === 'r.' ? { kind: 'reporter', hash: hashOf(text) } : NOBODY);
    },
    viewTokenOf,
    isViewerOf: (caller, reportKey) =>
      caller.kind === 'viewer' && isEqual(caller.token, viewTokenOf(reportKey)),
  };
}

/**
 * What somebody is to a report; `undefined` for whoever may not know of it. One that does not exist is asked about in the
 * same way, with `undefined` for it.
 */
export function roleOf(
  caller: Caller,
  report: { readonly reporterHash: string; readonly room: RoomCode | undefined } | undefined,
): ReportActor | undefined {
  const hash = caller.kind === 'reporter' ? caller.hash : '';
  const isReporter = isEqual(hash, report?.reporterHash ?? NO_HASH);
  const isHost = caller.kind === 'host' && caller.room === report?.room;
  if (!report) return undefined;
  if (caller.kind === 'desk') return 'desk';
  if (isReporter) return 'reporter';
  return isHost ? 'host' : undefined;
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Compares in a time that tells nothing but the lengths, which are no secret. */
function isEqual(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
