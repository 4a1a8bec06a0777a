import type { QualityAlert, VerdictNews as News } from '../../../domain/quality/showing/alerts.ts';
import { PROMISE_TERMS } from '../../../domain/quality/promises.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { useQualityWords } from '../../react/qualityWords.ts';
import { sideTexts } from '../../react/sideTexts.ts';
import { reasonsWords, sideRemedy, sideSentence } from '../../react/sideWords.ts';
import { usePeople, useView } from '../../react/stores.ts';
import { useHiddenStyles } from '../../ui/hidden.ts';
import { Card, useLater } from './Card.tsx';
import { noticesTexts } from './texts.ts';

/** What is wrong with the call, why, and what can be done. It says what was known when it came up. */
export function QualityCard(props: { readonly id: number; readonly alert: QualityAlert }) {
  const t = useTexts(noticesTexts);
  const { session, view } = useClient();
  const hidden = useHiddenStyles();
  const words = useAlertWords(props.alert);
  const isSeen = useView((state) => state.panel === 'quality');
  // The panel says all this already, and a card would stand on it.
  if (isSeen) return <div className={hidden.hidden}>{words}</div>;
  const show = { label: t('quality.show'), run: () => view.setState({ panel: 'quality' }) };
  return (
    <Card action={show} onDismiss={() => session.dismissNotice(props.id)}>
      {words}
    </Card>
  );
}

function useAlertWords({ finding, breached }: QualityAlert): string {
  const t = useTexts(noticesTexts);
  const sideT = useTexts(sideTexts);
  const language = useLanguage();
  const words = useQualityWords();
  const members = usePeople((people) => people.members);
  const speech = {
    t: sideT,
    language,
    nameOf: (memberId: string) => members.find((one) => one.memberId === memberId)?.name,
  };
  const remedy = sideRemedy(finding, speech);
  if (finding.state === 'clear') {
    return t('quality.clear', { side: sideSentence(finding, speech), remedy });
  }
  if (finding.state === 'unclear' && finding.reasons.length > 0) {
    return t('quality.unclear', { reasons: reasonsWords(finding.reasons, speech), remedy });
  }
  const promises = breached.map((promise) =>
    t('quality.limit', {
      promise: words.promise(promise),
      limit: words.value(promise, PROMISE_TERMS[promise].limit),
      clause: PROMISE_TERMS[promise].clause,
    }),
  );
  return t('quality.breached', { promises: promises.join(t('quality.and')), remedy });
}

/** Verdicts that have changed, for those who hear the program; the panel shows them all the time. */
export function VerdictNews(props: { readonly id: number; readonly news: readonly News[] }) {
  const hidden = useHiddenStyles();
  const t = useTexts(noticesTexts);
  const words = useQualityWords();
  const { session } = useClient();
  useLater(() => session.dismissNotice(props.id));
  const said = props.news.map(({ promise, verdict }) =>
    t('quality.verdict', { promise: words.promise(promise), verdict: words.verdict(verdict) }),
  );
  return <div className={hidden.hidden}>{said.join(t('quality.and'))}</div>;
}
