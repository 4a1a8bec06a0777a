import { Button, makeStyles } from '@fluentui/react-components';
import { ChevronLeft20Regular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRight20Regular } from '@fluentui/react-icons/svg/chevron-right';
import { useDeferredValue, useRef, type ReactElement } from 'react';
import type { Box } from '../../../domain/meeting/gallery.ts';
import { layoutGallery } from '../../../domain/meeting/gallery.ts';
import { placeSelf, type Corner } from '../../../domain/meeting/selfView.ts';
import { mainTile, shareTileId, type StageTile } from '../../../domain/meeting/mainTile.ts';
import { layoutSpeaker, paginate } from '../../../domain/meeting/stageLayout.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import type { ViewState } from '../../commands/index.ts';
import { useClient } from '../../react/client.tsx';
import { usePeople, useSettings, useView } from '../../react/stores.ts';
import { own } from '../../ui/theme/tokens.ts';
import { useSize } from '../../ui/useSize.ts';
import { InviteCard } from './InviteCard.tsx';
import { RemoteTile } from './RemoteTile.tsx';
import { SelfTile } from './SelfTile.tsx';
import { Slot } from './Slot.tsx';
import { ShareTile } from './ShareTile.tsx';
import { meetingTexts } from './texts.ts';

const GAP = 8;
/** Room for turning pages, below the tiles. */
const PAGER_PX = 44;

const useStyles = makeStyles({
  stage: { position: 'relative', flex: '1 1 0', minWidth: 0, minHeight: 0, margin: '0 12px' },
  pager: {
    position: 'absolute',
    bottom: 0,
    left: 0,
    right: 0,
    height: `${PAGER_PX}px`,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '12px',
    color: own.stageText,
  },
  turn: { minWidth: '64px', minHeight: '36px' },
  page: { fontVariantNumeric: 'tabular-nums' },
});

/** A tile, and where it stands; without a box it is not to be seen now, with a room it floats there. */
interface Place {
  readonly id: string;
  readonly content: ReactElement;
  readonly box: Box | undefined;
  readonly room?: Box;
}

/**
 * Everybody and what they show: in equal tiles, page by page; or one large, the others beside it, and I float over it,
 * unless it is a screen, of which nothing is covered. Myself last.
 */
export function Stage() {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const stage = useRef<HTMLDivElement>(null);
  const size = { ...useSize(stage), gap: GAP };
  const tiles = useTiles();
  const layout = useView((view) => view.layout);
  const mainId = useMain(tiles, layout);
  const selfCorner = useSettings((settings) => settings.selfCorner);
  const wanted = useView((view) => view.page);
  const isPaged = mainId === undefined && paginate(tiles.length, wanted, size).pages > 1;
  const gallery = isPaged ? { ...size, height: size.height - PAGER_PX } : size;
  const page = paginate(tiles.length, wanted, gallery);
  const places =
    mainId === undefined
      ? inPages(tiles, page, layoutGallery(page.count, gallery))
      : around(tiles, { mainId, selfCorner }, size);
  return (
    <div ref={stage} className={styles.stage} role="group" aria-label={t('gallery')}>
      {places.map(({ id, content, box, room }) => (
        <Slot key={id} box={box} room={room}>
          {content}
        </Slot>
      ))}
      {isPaged ? <Pager page={page.page} pages={page.pages} /> : null}
    </div>
  );
}

type Tile = Pick<Place, 'id' | 'content'> & StageTile;

/** What there is to show: everybody, and what they show. */
export function useTiles(): readonly Tile[] {
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

/**
 * Who is shown large: who is pinned, whoever there is besides me when that is one, or in the speaker's view whoever
 * speaks. `undefined`: nobody is.
 */
export function useMain(tiles: readonly Tile[], layout: ViewState['layout']): string | undefined {
  const pinnedId = useView((view) => view.pinnedId);
  const speakerId = usePeople((people) => people.speakerId);
  if (tiles.some(({ id }) => id === 'invite')) return undefined;
  const others = tiles.filter(({ id }) => id !== 'self');
  if (others.length === 1) return others[0]?.id;
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
  { mainId, selfCorner }: { readonly mainId: string; readonly selfCorner: Corner },
  stage: Parameters<typeof layoutSpeaker>[1],
): readonly Place[] {
  const isScreen = tiles.some(
    ({ id, sharingSinceMs }) => id === mainId && sharingSinceMs !== undefined,
  );
  const others = tiles.filter(({ id }) => id !== mainId && (isScreen || id !== 'self'));
  const { main, room, strip } = layoutSpeaker(others.length, stage);
  return tiles.map((tile) => {
    if (tile.id === mainId) return { ...tile, box: main };
    if (tile.id === 'self' && !isScreen)
      return { ...tile, box: placeSelf(selfCorner, room, main), room };
    return { ...tile, box: strip[others.indexOf(tile)] };
  });
}

function Pager(props: { readonly page: number; readonly pages: number }) {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const { view } = useClient();
  const { page, pages } = props;
  return (
    <div className={styles.pager}>
      <Button
        className={styles.turn}
        icon={<ChevronLeft20Regular />}
        aria-label={t('pageBefore')}
        disabled={page === 0}
        onClick={() => view.setState({ page: page - 1 })}
      />
      <div className={styles.page}>{t('page', { page: page + 1, pages })}</div>
      <Button
        className={styles.turn}
        icon={<ChevronRight20Regular />}
        aria-label={t('pageAfter')}
        disabled={page === pages - 1}
        onClick={() => view.setState({ page: page + 1 })}
      />
    </div>
  );
}
