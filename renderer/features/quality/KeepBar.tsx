import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { Copy20Regular } from '@fluentui/react-icons/svg/copy';
import { Save20Regular } from '@fluentui/react-icons/svg/save';
import { useState } from 'react';
import type { Scope } from '../../../domain/quality/verdict.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { callText } from './callText.ts';
import { useSaving } from './useSaving.ts';
import { usePanelSpeech } from './usePanelSpeech.ts';
import { useSideSentence } from './WhoseSide.tsx';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  told: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** Takes what the panel knows out of the program: as a text for people, or as a file. */
export function KeepBar(props: { readonly scope: Scope }) {
  const styles = useStyles();
  const speech = usePanelSpeech();
  const language = useLanguage();
  const { session, copyText, now } = useClient();
  const side = useSideSentence();
  const save = useSaving();
  const [told, setTold] = useState<'copied' | 'copyFailed'>();
  const { t } = speech;

  const copy = async () => {
    const { judgement, ticks } = session.stores.quality.getState();
    if (!judgement) return;
    const room = session.stores.meeting.getState().code ?? '';
    const time = formatMoment(judgement.atMs, now(), language);
    const text = callText({ room, time, scope: props.scope, judgement, ticks, side }, speech);
    // Said again when it is done again.
    setTold(undefined);
    setTold((await copyText(text)) ? 'copied' : 'copyFailed');
  };
  return (
    <div className={styles.bar}>
      <Button icon={<Copy20Regular />} onClick={() => void copy()}>
        {t('copy')}
      </Button>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<Save20Regular />}>{t('save')}</Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => void save('json')}>{t('save.json')}</MenuItem>
            <MenuItem onClick={() => void save('csv')}>{t('save.csv')}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <span role="status" className={styles.told}>
        {told ? t(told) : null}
      </span>
    </div>
  );
}
