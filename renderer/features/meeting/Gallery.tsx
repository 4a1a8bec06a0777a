import { makeStyles } from '@fluentui/react-components';
import { useDeferredValue, useRef, type ReactElement } from 'react';
import { layoutGallery } from '../../../domain/meeting/gallery.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { usePeople } from '../../react/stores.ts';
import { useSize } from '../../ui/useSize.ts';
import { InviteCard } from './InviteCard.tsx';
import { RemoteTile } from './RemoteTile.tsx';
import { SelfTile } from './SelfTile.tsx';
import { meetingTexts } from './texts.ts';

const GAP = 8;

const useStyles = makeStyles({
  stage: { position: 'relative', flex: '1 1 0', minWidth: 0, minHeight: 0, margin: '0 12px' },
  slot: { position: 'absolute' },
});

/** Everybody in equal tiles, myself last; alone, the second place holds the invitation. */
export function Gallery() {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const stage = useRef<HTMLDivElement>(null);
  const size = useSize(stage);
  // Deferred: a new tile must not keep the offer and the answer of its connection waiting.
  const members = useDeferredValue(usePeople((people) => people.members));
  const others = members.map((member): [string, ReactElement] => [
    member.memberId,
    <RemoteTile key={member.memberId} member={member} />,
  ]);
  const places: [string, ReactElement][] = [...others, ['self', <SelfTile key="self" />]];
  if (members.length === 0) places.push(['invite', <InviteCard key="invite" />]);
  const boxes = layoutGallery(places.length, { ...size, gap: GAP });
  return (
    <div ref={stage} className={styles.stage} role="group" aria-label={t('gallery')}>
      {places.map(([id, content], index) => {
        const box = boxes[index];
        return (
          <div
            key={id}
            className={styles.slot}
            style={{ left: box?.x, top: box?.y, width: box?.width, height: box?.height }}
          >
            {content}
          </div>
        );
      })}
    </div>
  );
}
