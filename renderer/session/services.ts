import type { FaultCode } from '../../domain/fault.ts';
import type { RoomCode } from '../../domain/ids.ts';
import { appInvitation, webInvitation, type Invitation } from '../../domain/meeting/invitation.ts';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import type { CreatedRoom } from '../../service/protocol/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { ServiceClient } from '../signalling/http.ts';

/** The service that an invitation means; without an origin it is this client's own. */
export type ServicePlace = Pick<Invitation, 'origin' | 'fingerprint'>;

/** Where invitations lead, and what services say about themselves. */
export interface Services {
  /** The origin of the service an invitation means, made reachable first when it brings a certificate. */
  reach(place: ServicePlace): Promise<Reply<string>>;
  createRoom(): Promise<Reply<CreatedRoom>>;
  lookUp(invitation: Invitation): Promise<Reply<RoomCode>>;
  /** A refusal in better words, where the platform knows why the service of an invitation could not be reached. */
  explain<T>(reply: Reply<T>, place: ServicePlace): Promise<Reply<T>>;
  /** The links to hand out for a room; as good as they can be made when the service does not answer. */
  links(invitation: Invitation, origin: string): Promise<{ web: string; app: string }>;
}

/** What is needed to speak to services. */
export interface ServicesDeps {
  readonly platform: Pick<Platform, 'ownService' | 'trust' | 'check'>;
  readonly createClient: (origin: string) => ServiceClient;
}

const SILENCE: ReadonlySet<FaultCode> = new Set(['service-unreachable', 'timeout']);

export function createServices({ platform, createClient }: ServicesDeps): Services {
  async function own(): Promise<Reply<string>> {
    const address = await platform.ownService();
    return address.ok ? ok(address.value.origin) : address;
  }

  async function reach({ origin, fingerprint }: ServicePlace): Promise<Reply<string>> {
    if (origin === undefined) return own();
    if (fingerprint === undefined) return ok(origin);
    const trusted = await platform.trust({ origin }, fingerprint);
    return trusted.ok ? ok(origin) : trusted;
  }

  async function explain<T>(reply: Reply<T>, { origin }: ServicePlace): Promise<Reply<T>> {
    // A refused certificate looks like either, depending on how long the refusal took.
    const isSilent = !reply.ok && SILENCE.has(reply.fault.code);
    if (!isSilent || origin === undefined) return reply;
    const checked = await platform.check({ origin });
    return checked.ok ? reply : checked;
  }

  return {
    reach,
    explain,
    createRoom: async () => {
      const origin = await own();
      if (!origin.ok) return origin;
      return createClient(origin.value).createRoom();
    },
    lookUp: async (invitation) => {
      const origin = await reach(invitation);
      if (!origin.ok) return origin;
      const room = await explain(
        await createClient(origin.value).room(invitation.code),
        invitation,
      );
      if (!room.ok) return room;
      // Said before somebody dresses up for it. Whether there is a seat is decided on entering.
      const { code, memberCount, capacity } = room.value;
      return memberCount < capacity ? ok(code) : fail('room-full');
    },
    links: async ({ code, fingerprint }, origin) => {
      const info = await createClient(origin).info();
      const said = info.ok ? info.value : undefined;
      const outward = {
        code,
        origin: said?.publicOrigin ?? origin,
        fingerprint: said ? said.fingerprint : fingerprint,
      };
      return { web: webInvitation(outward), app: appInvitation(outward) };
    },
  };
}

/** True when two invitations lead to the same room of the same service. */
export function isSameRoom(a: Invitation, b: Invitation): boolean {
  return a.code === b.code && a.origin === b.origin;
}
