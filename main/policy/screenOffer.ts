import type { ScreenSource } from '../../domain/desktop/screens.ts';

/** Size of the pictures in the picker, in pixels. */
export const PICTURE_SIZE = { width: 320, height: 180 } as const;

/** Most sources that are offered; screens come first, so that the many windows of somebody cannot hide them. */
const SOURCES_MAX = 60;
/** Longest picture, as a data address; above what a picture of {@link PICTURE_SIZE} can need. */
const PICTURE_MAX = 320_000;
const NAME_MAX = 200;

/** A source as Electron lists it. */
export interface ListedSource {
  readonly id: string;
  readonly name: string;
  readonly thumbnail: { isEmpty(): boolean; toDataURL(): string };
}

/**
 * What the page is shown of the listed sources.
 * 1. Only screens and windows, screens first; not more than {@link SOURCES_MAX}.
 * 2. A picture that is empty or too large is left out, never its source.
 * 3. Of a very long title the beginning.
 */
export function screenOffer(listed: readonly ListedSource[]): readonly ScreenSource[] {
  const sources = listed.flatMap((source): ScreenSource[] => {
    const kind = /^(screen|window):/.exec(source.id)?.[1] as ScreenSource['kind'] | undefined;
    if (kind === undefined) return [];
    const name = [...source.name].slice(0, NAME_MAX).join('');
    return [{ id: source.id, kind, name, picture: pictureOf(source) }];
  });
  const ofKind = (kind: ScreenSource['kind']) => sources.filter((source) => source.kind === kind);
  return [...ofKind('screen'), ...ofKind('window')].slice(0, SOURCES_MAX);
}

function pictureOf({ thumbnail }: ListedSource): string | null {
  if (thumbnail.isEmpty()) return null;
  const picture = thumbnail.toDataURL();
  return picture.length > PICTURE_MAX ? null : picture;
}
