import { createHmac, timingSafeEqual } from 'node:crypto';
import { isOpaqueId, type MemberId, type RoomCode } from '../../domain/ids.ts';

/** Bytes of the secret that signs resume tokens. */
export const RESUME_SECRET_BYTES = 32;

/**
 * Proofs of membership. A token is `<member id>.<HMAC-SHA256 of room code and member id>`: nothing has to
 * be stored per member, and it is good after a restart because the secret is kept.
 */
export interface ResumeTokens {
  issue(code: RoomCode, memberId: MemberId): string;
  /** The member id the token proves for that room; `undefined` for any other text. */
  verify(code: RoomCode, token: string): MemberId | undefined;
}

/** Issues and checks tokens by one secret. */
export function createResumeTokens(secret: Uint8Array): ResumeTokens {
  // The version keeps a later scheme from accepting these; the line feed is in neither part.
  const sign = (code: RoomCode, memberId: string) =>
    createHmac('sha256', secret).update(`umeet-resume-1\n${code}\n${memberId}`).digest();

  return {
    issue: (code, memberId) => `${memberId}.${sign(code, memberId).toString('base64url')}`,
    verify(code, token) {
      const [memberId = '', signature = '', ...more] = token.split('.');
      if (more.length > 0 || !isOpaqueId(memberId)) return undefined;
      const given = Buffer.from(signature, 'base64url');
      const expected = sign(code, memberId);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      return memberId as MemberId;
    },
  };
}
