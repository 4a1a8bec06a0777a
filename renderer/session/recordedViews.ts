import type { MemberId } from '../../domain/ids.ts';
import type { Scene } from '../recording/recorder.ts';
import type { PictureView, SessionStreams } from './session.ts';

/** The pictures that a recording needs, whether or not they are to be seen in a window. */
export interface RecordedViews {
  /** Asks for the people of this scene, as large as they stand in it, and for nobody else. */
  show(scene: Pick<Scene, 'tiles'>, people: readonly MemberId[]): void;
  /** Asks for nobody any more. Idempotent. */
  close(): void;
}

/** Asks for nobody yet. */
export function createRecordedViews({ view }: Pick<SessionStreams, 'view'>): RecordedViews {
  const views = new Map<MemberId, PictureView>();
  return {
    show: ({ tiles }, people) => {
      const lines = new Map(tiles.map(({ id, box }) => [id, Math.round(box.height)]));
      const seen = people.filter((memberId) => lines.has(memberId));
      for (const [memberId, held] of views) {
        if (seen.includes(memberId)) continue;
        held.close();
        views.delete(memberId);
      }
      for (const memberId of seen) {
        const held = views.get(memberId) ?? view(memberId);
        views.set(memberId, held);
        held.shows(lines.get(memberId) ?? 0);
      }
    },
    close: () => {
      for (const held of views.values()) held.close();
      views.clear();
    },
  };
}
