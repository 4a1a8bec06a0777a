import { RECORDING_CHUNK_MAX } from '../../../domain/desktop/recordings.ts';
import { ok, type Reply } from '../../../domain/reply.ts';
import type { Bridge } from '../../../preload/contract.ts';
import type { Recordings } from '../platform.ts';

/** Recordings in the person's folder of videos, which the program writes. */
export function createDesktopRecordings(bridge: Bridge): Recordings {
  async function append(id: string, bytes: Uint8Array<ArrayBuffer>): Promise<Reply<null>> {
    for (let at = 0; at < bytes.byteLength; at += RECORDING_CHUNK_MAX) {
      const part = bytes.slice(at, at + RECORDING_CHUNK_MAX);
      const written = await bridge.call('recording:append', { id, bytes: part });
      if (!written.ok) return written;
    }
    return ok(null);
  }

  return {
    isDownload: false,
    begin: async (room) => {
      const begun = await bridge.call('recording:begin', { room });
      if (!begun.ok) return begun;
      const { id, name } = begun.value;
      return ok({
        id,
        name,
        append: (bytes) => append(id, bytes),
        close: () => bridge.call('recording:finish', { id }),
      });
    },
    handOver: (id) => bridge.call('recording:show', { id }),
    kept: async () => {
      const kept = await bridge.call('recording:kept', undefined);
      return kept.ok ? kept.value.map((one) => ({ ...one, isHandedOver: false })) : [];
    },
    remove: (id) => bridge.call('recording:remove', { id }),
  };
}
