import { makeStyles, tokens } from '@fluentui/react-components';
import { Record20Filled } from '@fluentui/react-icons/svg/record';
import { useTexts } from '../../i18n/useTexts.ts';
import { useMeeting, usePeople, useRecording } from '../../react/stores.ts';
import { at } from '../../ui/theme/tokens.ts';
import { Since } from './Since.tsx';
import { meetingTexts } from './texts.ts';

const useStyles = makeStyles({
  mark: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    minWidth: 0,
    marginLeft: 'auto',
    fontWeight: tokens.fontWeightSemibold,
  },
  dot: { flexShrink: 0, color: tokens.colorStatusDangerForeground1 },
  words: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [at.phone]: { whiteSpace: 'normal' },
  },
  time: { fontVariantNumeric: 'tabular-nums' },
});

/** That the meeting is recorded, and by whom; there as long as it is so. */
export function RecordingMark() {
  const styles = useStyles();
  const t = useTexts(meetingTexts);
  const isMine = useMeeting((meeting) => meeting.isRecording);
  const others = usePeople(({ members }) =>
    members
      .filter(({ isRecording }) => isRecording)
      .map(({ name }) => name)
      .join(t('nameComma')),
  );
  const sinceMs = useRecording((recording) => recording.sinceMs);
  if (!isMine && others === '') return null;
  const words = [isMine ? t('recordingSelf') : '', others && t('recordingBy', { names: others })];
  return (
    <span className={styles.mark}>
      <Record20Filled className={styles.dot} aria-hidden="true" />
      <span className={styles.words}>{words.filter(Boolean).join(' · ')}</span>
      {sinceMs === undefined ? null : (
        <span role="timer" aria-label={t('recordingSince')} className={styles.time}>
          <Since sinceMs={sinceMs} />
        </span>
      )}
    </span>
  );
}
