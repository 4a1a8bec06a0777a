import { PROMISE_TERMS } from '../../../domain/quality/promises.ts';
import {
  PROMISES,
  type Figures,
  type PromiseFigure,
  type PromiseId,
} from '../../../domain/quality/verdict.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { ClauseLink } from '../../react/ClauseLink.tsx';
import { useQualityWords } from '../../react/qualityWords.ts';
import { VerdictChip } from '../../react/VerdictChip.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { useSectionStyles } from './sectionStyles.ts';
import { useTableStyles } from './tableStyles.ts';
import { historyTexts } from './texts.ts';

/** The whole call's figures beside their limits, with what they rest on. */
export function FigureTable(props: { readonly figures: Figures | undefined }) {
  const section = useSectionStyles();
  const table = useTableStyles();
  const t = useTexts(historyTexts);
  const words = useQualityWords();
  const evidence = useEvidence();
  return (
    <section className={section.section} aria-label={t('figures')}>
      <h2 className={section.heading}>{t('figures')}</h2>
      <ScrollRegion name={t('figures')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('promise')}</th>
              <th scope="col">{t('measured')}</th>
              <th scope="col">{t('limit')}</th>
              <th scope="col">{t('verdict')}</th>
              <th scope="col">{t('evidence')}</th>
              <th scope="col">{t('clause')}</th>
            </tr>
          </thead>
          <tbody>
            {PROMISES.map((promise) => {
              const figure = props.figures?.[promise];
              const { limit, clause } = PROMISE_TERMS[promise];
              const value = words.value(promise, limit);
              return (
                <tr key={promise}>
                  <th scope="row">{words.promise(promise)}</th>
                  <td>{words.value(promise, figure?.value)}</td>
                  <td>{promise === 'hd' ? t('atLeast', { value }) : t('atMost', { value })}</td>
                  <td>
                    <VerdictChip verdict={figure?.verdict ?? 'not-enough-data'} />
                  </td>
                  <td>{evidence(promise, figure)}</td>
                  <td>
                    <ClauseLink clause={clause} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function useEvidence(): (promise: PromiseId, figure: PromiseFigure | undefined) => string {
  const t = useTexts(historyTexts);
  const words = useQualityWords();
  return (promise, figure) => {
    if (!figure || figure.total <= 0) return words.unknown;
    const counts = { bad: words.count(figure.bad), total: words.count(figure.total) };
    if (promise === 'loss') return t('evidence.loss', counts);
    return promise === 'hd' ? t('evidence.hd', counts) : t('evidence.over', counts);
  };
}
