import { createHmac } from 'node:crypto';
import type { EpochMs } from '../../domain/time.ts';
import { isTurn } from '../config/options.ts';
import type { IceConfig } from '../protocol/index.ts';

/** What {@link createIceIssuer} needs. */
export interface IceNeeds {
  /** Addresses of STUN and TURN servers. */
  readonly urls: readonly string[];
  /** coturn's `static-auth-secret`; needed when a TURN address is among the urls. */
  readonly turnSecret: string | undefined;
  readonly turnTtlS: number;
  readonly now: () => EpochMs;
}

/**
 * Makes the ICE configuration of a member, or of whoever else is named. TURN credentials follow coturn's REST scheme: the user name is
 * `<expiry in epoch seconds>:<name>` and the password base64(HMAC-SHA1(secret, user name)), so the
 * TURN server checks them without asking anybody and they end by themselves.
 */
export function createIceIssuer(needs: IceNeeds): (name: string) => IceConfig {
  const stun = needs.urls.filter((url) => !isTurn(url));
  const turn = needs.urls.filter(isTurn);
  const open = stun.length === 0 ? [] : [{ urls: stun }];
  const { turnSecret } = needs;
  if (turnSecret === undefined || turn.length === 0) return () => ({ iceServers: open });

  return (name) => {
    const expiresAtS = Math.floor(needs.now() / 1_000) + needs.turnTtlS;
    const username = `${expiresAtS}:${name}`;
    const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
    return {
      iceServers: [...open, { urls: turn, username, credential }],
      expiresAtMs: expiresAtS * 1_000,
    };
  };
}
