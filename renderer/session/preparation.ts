import type { Invitation } from '../../domain/meeting/invitation.ts';
import { ok, type Reply } from '../../domain/reply.ts';
import type { Signalling } from '../signalling/signalling.ts';
import { isSameRoom, type Services } from './services.ts';
import type { Wires } from './wires.ts';
import type { Work } from './work.ts';

/** What preparing needs. */
export interface PreparationDeps {
  readonly services: Pick<Services, 'reach'>;
  readonly loadWires: () => Promise<Reply<Wires>>;
  readonly loadWork: () => Promise<Reply<Work>>;
}

/** A way to the service of a room, open or opening. */
export interface Access {
  readonly origin: string;
  readonly wires: Wires;
  readonly work: Work;
  readonly line: Signalling;
}

/** What is done at the door of a room, so that entering it is quick. */
export interface Preparation {
  /** Loads the wires, connects to the service and warms the browser up. Returns its own undo. */
  start(invitation: Invitation): () => void;
  /** What was prepared for this room; it is the taker's from then on. `undefined`: use {@link openAccess}. */
  take(invitation: Invitation): Access | undefined;
}

/** At most one way is kept open, to the room at whose door the person stands. */
export function createPreparation(deps: PreparationDeps): Preparation {
  let present: { readonly invitation: Invitation; access?: Access } | undefined;

  function drop() {
    present?.access?.line.close();
    present = undefined;
  }

  async function prepare(invitation: Invitation, mine: NonNullable<typeof present>) {
    const access = await openAccess(deps, invitation, () => present === mine);
    // What is wrong is said by the question whether the room is there, and again on entering.
    if (!access?.ok) return;
    mine.access = access.value;
    access.value.wires.warmUp();
  }

  return {
    start: (invitation) => {
      drop();
      const mine = { invitation };
      present = mine;
      void prepare(invitation, mine);
      return () => {
        if (present === mine) drop();
      };
    },
    take: (invitation) => {
      const isMeant = present !== undefined && isSameRoom(present.invitation, invitation);
      const access = isMeant ? present?.access : undefined;
      if (access) present = undefined;
      else drop();
      return access;
    },
  };
}

/** Opens the way to a room's service. `undefined`: it is no longer wanted, and nothing was opened. */
export async function openAccess(
  { services, loadWires, loadWork }: PreparationDeps,
  invitation: Invitation,
  isWanted: () => boolean,
): Promise<Reply<Access> | undefined> {
  const [origin, wires, work] = await Promise.all([
    services.reach(invitation),
    loadWires(),
    loadWork(),
  ]);
  if (!isWanted()) return undefined;
  if (!origin.ok) return origin;
  if (!wires.ok) return wires;
  if (!work.ok) return work;
  const line = wires.value.createSignalling(origin.value);
  return ok({ origin: origin.value, wires: wires.value, work: work.value, line });
}
