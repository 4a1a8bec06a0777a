import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronLeft20Regular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRight20Regular } from '@fluentui/react-icons/svg/chevron-right';
import { useDeferredValue, useRef, type ReactElement } from 'react';
import type { Box } from '../../../domain/meeting/gallery.ts';
import { layoutGallery } from '../../../domain/meeting/gallery.ts';
import { mainTile, shareTileId, type StageTile } from '../../../domain/meeting/mainTile.ts';
import { layoutSpeaker, paginate } from '../../../domain/meeting/stageLayout.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { usePeople, useView } from '../../react/stores.ts';
import { useSize } from '../../ui/useSize.ts';
import { InviteCard } from './InviteCard.tsx';
import { RemoteTile } from './RemoteTile.tsx';
import { SelfTile } from './SelfTile.tsx';
import { ShareTile } from './ShareTile.tsx';
import { meetingTexts } from './texts.ts';

const GAP = 8;

const useStyles = makeStyles({
  stage: { position: 'relative', flex: '1 1 0', minWidth: 0, minHeight: 0, margin: '0 12px' },
  slot: { position: 'absolute' },
  away: { display: 'none' },
  turn: {
    position: 'absolute',
    top: '50%',
    transform: 'translateY(-50%)',
    zIndex: 1,
    minWidth: '40px',
    minHeight: '56px',
  },
  before: { left: 0 },
  after: { right: 0 },
  page: {
    position: 'absolute',
    bottom: '4px',
    left: '50%',
    transform: 'translateX(-50%)',
    padding: '2px 10px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** A tile, and where it stands; without a box it is not to be seen now. */
interface Place {
  readonly id: string;
  readonly content: ReactElement;
  readonly box: Box | undefined;
}

/** Everybody and what they show: in equal tiles, page by page; or one large and the others beside. Myself last. */
export function Stage() {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const stage = useRef<HTMLDivElement>(null);
  const size = { ...useSize(stage), gap: GAP };
  const tiles = useTiles();
  const mainId = useMain(tiles);
  const wanted = useView((view) => view.page);
  const page = paginate(tiles.length, wanted, size);
  const places =
    mainId === undefined
      ? inPages(tiles, page, layoutGallery(page.count, size))
      : around(tiles, mainId, layoutSpeaker(tiles.length - 1, size));
  return (
    <div ref={stage} className={styles.stage} role="group" aria-label={t('gallery')}>
      {places.map(({ id, content, box }) => (
        <div
          key={id}
          className={mergeClasses(styles.slot, !box && styles.away)}
          style={{ left: box?.x, top: box?.y, width: box?.width, height: box?.height }}
        >
          {content}
        </div>
      ))}
      {mainId === undefined && page.pages > 1 ? (
        <Pager page={page.page} pages={page.pages} />
      ) : null}
    </div>
  );
}

type Tile = Pick<Place, 'id' | 'content'> & StageTile;

function useTiles(): readonly Tile[] {
  // Deferred: a new tile must not keep the offer and the answer of its connection waiting.
  const members = useDeferredValue(usePeople((people) => people.members));
  const isSelfHidden = useView((view) => view.isSelfHidden);
  const screens: Tile[] = members
    .filter(({ sharingSinceMs }) => sharingSinceMs !== undefined)
    .map((member) => ({
      id: shareTileId(member.memberId),
      sharingSinceMs: member.sharingSinceMs,
      content: <ShareTile member={member} />,
    }));
  const people: Tile[] = members.map((member) => ({
    id: member.memberId,
    content: <RemoteTile member={member} />,
  }));
  const tiles = [...screens, ...people];
  // Alone there is nobody else to see.
  if (!isSelfHidden || members.length === 0) tiles.push({ id: 'self', content: <SelfTile /> });
  if (members.length === 0) tiles.push({ id: 'invite', content: <InviteCard /> });
  return tiles;
}

function useMain(tiles: readonly Tile[]): string | undefined {
  const layout = useView((view) => view.layout);
  const pinnedId = useView((view) => view.pinnedId);
  const speakerId = usePeople((people) => people.speakerId);
  if (tiles.some(({ id }) => id === 'invite')) return undefined;
  return mainTile(tiles, { layout, pinnedId, speakerId });
}

function inPages(
  tiles: readonly Tile[],
  { first }: { readonly first: number },
  boxes: readonly Box[],
): readonly Place[] {
  return tiles.map((tile, index) => ({ ...tile, box: boxes[index - first] }));
}

function around(
  tiles: readonly Tile[],
  mainId: string,
  { main, strip }: ReturnType<typeof layoutSpeaker>,
): readonly Place[] {
  const others = tiles.filter(({ id }) => id !== mainId);
  return tiles.map((tile) => ({
    ...tile,
    box: tile.id === mainId ? main : strip[others.indexOf(tile)],
  }));
}

function Pager(props: { readonly page: number; readonly pages: number }) {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const { view } = useClient();
  const { page, pages } = props;
  return (
    <>
      <Button
        className={mergeClasses(styles.turn, styles.before)}
        icon={<ChevronLeft20Regular />}
        aria-label={t('pageBefore')}
        disabled={page === 0}
        onClick={() => view.setState({ page: page - 1 })}
      />
      <Button
        className={mergeClasses(styles.turn, styles.after)}
        icon={<ChevronRight20Regular />}
        aria-label={t('pageAfter')}
        disabled={page === pages - 1}
        onClick={() => view.setState({ page: page + 1 })}
      />
      <div className={styles.page}>{t('page', { page: page + 1, pages })}</div>
    </>
  );
}
