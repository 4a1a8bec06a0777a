import {
  Button,
  Input,
  makeStyles,
  mergeClasses,
  Select,
  tokens,
} from '@fluentui/react-components';
import { Keyboard20Regular } from '@fluentui/react-icons/svg/keyboard';
import { Search20Regular } from '@fluentui/react-icons/svg/search';
import type { Ref } from 'react';
import { FAULT_LEVELS } from '../../../domain/faults/level.ts';
import { REPORT_CATEGORIES } from '../../../domain/faults/report.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { reportTexts } from '../../react/reportTexts.ts';
import { at } from '../../ui/theme/tokens.ts';
import type { QueueFilter } from './queue.ts';
import { adminTexts } from './texts.ts';
import { useReportWords } from './useReportWords.ts';

const STATES = [
  'filed',
  'acknowledged',
  'in-progress',
  'reopened',
  'recovered',
  'confirmed',
  'withdrawn',
] as const;

const useStyles = makeStyles({
  bar: {
    flexShrink: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '6px',
  },
  search: { flex: '2 1 200px', minWidth: 0, [at.phone]: { flexBasis: '70%' } },
  choice: { flex: '0 1 auto', minWidth: 0, [at.phone]: { flex: '1 1 40%' } },
  // The keys of a keyboard: a phone has none.
  keys: { [at.phone]: { display: 'none' } },
  count: {
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
});

/** What of the queue is shown. */
export function FilterBar(props: {
  readonly filter: QueueFilter;
  readonly onFilter: (filter: QueueFilter) => void;
  readonly className?: string | undefined;
  /** Shown of all; `undefined` while nothing is known. */
  readonly count: { readonly shown: number; readonly total: number } | undefined;
  readonly onHelp: () => void;
  readonly searchRef: Ref<HTMLInputElement>;
  /** From the search on to what was found. */
  readonly onLeave: () => void;
}) {
  const styles = useStyles();
  const t = useTexts(adminTexts);
  const report = useTexts(reportTexts);
  const words = useReportWords();
  const { filter, count, searchRef, onHelp } = props;
  const change = (part: Partial<QueueFilter>) => props.onFilter({ ...filter, ...part });
  const choice = { size: 'small', className: styles.choice } as const;
  return (
    <div role="search" className={mergeClasses(styles.bar, props.className)}>
      <Input
        ref={searchRef}
        size="small"
        type="search"
        className={styles.search}
        contentBefore={<Search20Regular aria-hidden="true" />}
        placeholder={t('search')}
        aria-label={t('search')}
        value={filter.words}
        onChange={(_, { value }) => change({ words: value })}
        onKeyDown={({ key, nativeEvent }) => {
          if (key === 'Enter' && !nativeEvent.isComposing) props.onLeave();
        }}
      />
      <Select
        {...choice}
        aria-label={t('filter.state')}
        value={filter.state}
        onChange={(_, { value }) => change({ state: value as QueueFilter['state'] })}
      >
        <option value="open">{t('filter.open')}</option>
        {STATES.map((state) => (
          <option key={state} value={state}>
            {words.state(state)}
          </option>
        ))}
        <option value="all">{t('filter.all')}</option>
      </Select>
      <Select
        {...choice}
        aria-label={t('filter.level')}
        value={String(filter.level ?? '')}
        onChange={(_, { value }) =>
          change({ level: FAULT_LEVELS.find((level) => String(level) === value) })
        }
      >
        <option value="">{t('filter.anyLevel')}</option>
        {FAULT_LEVELS.map((level) => (
          <option key={level} value={level}>
            {report('level', { level })}
          </option>
        ))}
      </Select>
      <Select
        {...choice}
        aria-label={t('filter.category')}
        value={filter.category ?? ''}
        onChange={(_, { value }) =>
          change({ category: REPORT_CATEGORIES.find((category) => category === value) })
        }
      >
        <option value="">{t('filter.anyCategory')}</option>
        {REPORT_CATEGORIES.map((category) => (
          <option key={category} value={category}>
            {words.category(category)}
          </option>
        ))}
      </Select>
      <Select
        {...choice}
        aria-label={t('filter.whose')}
        value={filter.whose}
        onChange={(_, { value }) => change({ whose: value as QueueFilter['whose'] })}
      >
        <option value="all">{t('filter.anybody')}</option>
        <option value="mine">{t('filter.mine')}</option>
        <option value="nobody">{t('filter.nobody')}</option>
      </Select>
      <span role="status" className={styles.count}>
        {count ? t('count', count) : null}
      </span>
      <Button
        size="small"
        appearance="subtle"
        className={styles.keys}
        icon={<Keyboard20Regular />}
        aria-label={t('keys')}
        title={t('keys')}
        onClick={onHelp}
      />
    </div>
  );
}
