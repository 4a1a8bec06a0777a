import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useDesk, useSettings } from '../../react/stores.ts';
import type { QueueRow } from '../../../service/protocol/index.ts';
import { Callout } from '../../ui/Callout.tsx';
import { at } from '../../ui/theme/tokens.ts';
import {
  beginDeed,
  DEEDS,
  isDeedOpen,
  type DeedId,
  type DeedTarget,
  type FormId,
} from './deeds.ts';
import { FilterBar } from './FilterBar.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { EVERYTHING_OPEN, filterRows, rowAfterKey, type QueueFilter } from './queue.ts';
import { QueueList } from './QueueList.tsx';
import { ReportPane } from './ReportPane.tsx';
import { adminTexts } from './texts.ts';
import { useActiveRow } from './useActiveRow.ts';
import { useDeeds, type DeedReport } from './useDeeds.ts';
import { useDeskKeys } from './useDeskKeys.ts';
import { useReport } from './useReport.ts';

/** From this width on, CSS pixels, queue and report have room beside each other. */
const BESIDE = '@media (min-width: 1120px)';

const KEYS = [...DEEDS.map(({ key }) => key), 'j', 'k', '/', '?', 'Escape'];

const useStyles = makeStyles({
  tab: {
    flex: '1 1 0',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    paddingBottom: '12px',
  },
  // Always in the page, so that what it says later is heard; without height and gap while it says nothing.
  said: { color: tokens.colorNeutralForeground2, ':empty': { marginBottom: '-8px' } },
  columns: { flex: '1 1 0', minHeight: 0, display: 'flex', gap: '12px' },
  queue: { flex: '1 1 0', minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' },
  // Where there is no room beside it, the report is there instead of the queue.
  behind: { display: 'none', [BESIDE]: { display: 'flex', flex: '0 0 min(420px, 36%)' } },
  filterBehind: { [at.phone]: { display: 'none' } },
  empty: {
    flex: '1 1 0',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '12px',
    color: tokens.colorNeutralForeground3,
  },
});

/** The queue and the report that is open. */
export function DeskTab(props: {
  readonly filter: QueueFilter;
  readonly onFilter: (filter: QueueFilter) => void;
}) {
  const styles = useStyles();
  const { filter, onFilter } = props;
  const language = useLanguage();
  const { place } = useClient();
  const me = useSettings((settings) => settings.name);
  const all = useDesk((desk) => desk.rows);
  const isWhole = useDesk((desk) => desk.isWhole);
  const offsetMs = useDesk((desk) => desk.clockOffsetMs);
  const wanted = useDeferredValue(filter);
  const rows = useMemo(() => all && filterRows(all, wanted, me), [all, wanted, me]);
  const [, navigate] = useLocation();
  const openKey = new URLSearchParams(useSearch()).get('report') ?? undefined;
  const active = useActiveRow(rows, openKey);
  const report = useReport(openKey);
  const deeds = useDeeds(report.put);
  const [form, setForm] = useState<FormId>();
  const [isHelp, setHelp] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);

  const open = (row: QueueRow) => {
    if (row.key === openKey) return;
    setForm(undefined);
    deeds.clear();
    navigate(`/admin?report=${encodeURIComponent(row.key)}`, { replace: openKey !== undefined });
  };
  const close = () => {
    setForm(undefined);
    navigate('/admin', { replace: true });
  };
  const go = (row: QueueRow) => (openKey === undefined ? active.choose(row) : open(row));
  useFocusBack(openKey, list);

  const run = (id: DeedId, about: DeedReport & DeedTarget) => {
    if (!isDeedOpen(id, about, me) || deeds.isBusy) return;
    const begun = beginDeed(id, about, me);
    if ('happening' in begun) return void deeds.act(about, begun.happening);
    if (active.row && openKey === undefined) open(active.row);
    setForm(begun.form);
  };
  useDeskKeys((pressed) => {
    if (pressed === '?') return setHelp(true);
    if (pressed === '/') return search.current?.focus();
    if (pressed === 'Escape') return openKey === undefined ? undefined : close();
    const deed = DEEDS.find(({ key }) => key === pressed);
    if (deed) return active.row && run(deed.id, active.row);
    const next = rowAfterKey(pressed, { index: active.index, count: rows?.length ?? 0, page: 1 });
    const row = next === undefined ? undefined : rows?.[next];
    if (!row) return;
    go(row);
    if (openKey === undefined) list.current?.focus();
  }, KEYS);

  return (
    <div className={styles.tab}>
      <FilterBar
        className={openKey === undefined ? undefined : styles.filterBehind}
        filter={filter}
        onFilter={onFilter}
        count={isWhole ? all && rows && { shown: rows.length, total: all.length } : undefined}
        onHelp={() => setHelp(true)}
        searchRef={search}
        onLeave={() => list.current?.focus()}
      />
      {deeds.fault ? (
        <Callout tone="error" live="alert">
          {faultSentence(deeds.fault, language, place)}
        </Callout>
      ) : null}
      <div role="status" className={styles.said}>
        {deeds.said}
      </div>
      <div className={styles.columns}>
        <div className={mergeClasses(styles.queue, openKey !== undefined && styles.behind)}>
          {rows && rows.length > 0 ? (
            <QueueList
              ref={list}
              rows={rows}
              activeIndex={active.index}
              onActivate={go}
              onOpen={open}
              offsetMs={offsetMs}
            />
          ) : (
            <Nothing isKnown={isWhole} isAll={all?.length === 0} onFilter={onFilter} />
          )}
        </div>
        {openKey === undefined ? null : (
          <ReportPane
            key={openKey}
            report={report}
            deeds={deeds}
            form={form}
            onForm={setForm}
            onDeed={run}
            onClose={close}
          />
        )}
      </div>
      <KeysDialog isOpen={isHelp} onClose={() => setHelp(false)} />
    </div>
  );
}

/** After a report was closed, the keys are where they were. */
function useFocusBack(
  openKey: string | undefined,
  list: { readonly current: HTMLElement | null },
): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && openKey === undefined) list.current?.focus({ preventScroll: true });
    wasOpen.current = openKey !== undefined;
  }, [openKey, list]);
}

function Nothing(props: {
  readonly isKnown: boolean;
  readonly isAll: boolean;
  readonly onFilter: (filter: QueueFilter) => void;
}) {
  const styles = useStyles();
  const t = useTexts(adminTexts);
  const words = props.isAll ? t('none') : t('noneMatching');
  return (
    <div className={styles.empty}>
      <span role="status">{props.isKnown ? words : t('loading')}</span>
      {props.isKnown ? (
        <Button size="small" onClick={() => props.onFilter(EVERYTHING_OPEN)}>
          {t('clearFilter')}
        </Button>
      ) : null}
    </div>
  );
}
