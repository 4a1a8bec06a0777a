import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
} from '@fluentui/react-components';
import { Emoji24Regular } from '@fluentui/react-icons/svg/emoji';
import { useState } from 'react';
import { REACTIONS } from '../../../domain/meeting/reaction.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { REACTION_SIGNS } from './reactions.ts';
import { meetingTexts } from './texts.ts';
import { ToolbarButton } from './ToolbarButton.tsx';

const useStyles = makeStyles({
  signs: { display: 'flex', gap: '2px', padding: '6px', flexWrap: 'wrap' },
  sign: { minWidth: '40px', minHeight: '40px', padding: '2px', fontSize: '24px' },
});

/** A sign for everybody, gone after some seconds. */
export function ReactionMenu() {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const { session } = useClient();
  const [open, setOpen] = useState(false);
  const command = {
    label: t('reactions'),
    key: undefined,
    enabled: true,
    pressed: undefined,
    run: () => {},
  };
  return (
    <Popover
      open={open}
      onOpenChange={(_, data) => setOpen(data.open)}
      positioning="above"
      trapFocus
    >
      <PopoverTrigger disableButtonEnhancement>
        {(trigger) => (
          <ToolbarButton command={command} icon={<Emoji24Regular />} trigger={trigger} />
        )}
      </PopoverTrigger>
      <PopoverSurface className={styles.signs} aria-label={t('reactions')}>
        {REACTIONS.map((reaction) => (
          <Button
            key={reaction}
            appearance="subtle"
            className={styles.sign}
            aria-label={t(`reaction.${reaction}`)}
            title={t(`reaction.${reaction}`)}
            onClick={() => {
              setOpen(false);
              void session.talk.react(reaction);
            }}
          >
            {REACTION_SIGNS[reaction]}
          </Button>
        ))}
      </PopoverSurface>
    </Popover>
  );
}
