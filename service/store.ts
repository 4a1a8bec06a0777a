import type { SecretStore } from './access/secretStore.ts';
import type { RoomStore } from './rooms/roomStore.ts';

/** Everything the service keeps, behind ports. `close` is idempotent. */
export interface ServiceStore {
  readonly rooms: RoomStore;
  readonly secrets: SecretStore;
  close(): Promise<void>;
}
