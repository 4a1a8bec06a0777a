import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RoomCode } from '../../domain/ids.ts';

/**
 * Proofs that a room is somebody's own: whoever made it gets one, and is its host whenever they show it. A key is the
 * HMAC-SHA256 of the room code; nothing has to be stored per room.
 */
export interface OwnerKeys {
  issue(code: RoomCode): string;
  verify(code: RoomCode, key: string): boolean;
}

/** Issues and checks keys by one secret. */
export function createOwnerKeys(secret: Uint8Array): OwnerKeys {
  // The version keeps a later scheme, and other proofs by the same secret, from accepting these.
  const sign = (code: RoomCode) =>
    createHmac('sha256', secret).update(`umeet-owner-1\n${code}`).digest();
  return {
    issue: (code) => sign(code).toString('base64url'),
    verify(code, key) {
      const given = Buffer.from(key, 'base64url');
      const expected = sign(code);
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
