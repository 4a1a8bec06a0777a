import { useState } from 'react';
import type { Fault } from '../../../domain/fault.ts';
import { reportNumberText, type ReportHappening } from '../../../domain/faults/report.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSession } from '../../react/client.tsx';
import type { ReportView } from '../../../service/protocol/index.ts';
import { deskTexts } from './deskTexts.ts';

/** A report that something is done to. */
export interface DeedReport {
  readonly key: string;
  readonly number: number;
}

/** Doing things to reports, and how the last one went. */
export interface Deeds {
  /** What was done last, in words. */
  readonly said: string;
  readonly fault: Fault | undefined;
  /** Something is on its way to the service. */
  readonly isBusy: boolean;
  /** Resolves with whether it was done. */
  act(report: DeedReport, happening: ReportHappening): Promise<boolean>;
  /** Puts away what is said. */
  clear(): void;
}

/** `onAnswer` takes the report as it stands afterwards. */
export function useDeeds(onAnswer: (view: ReportView) => void): Deeds {
  const { desk } = useSession();
  const sentence = useDoneSentence();
  const [said, setSaid] = useState('');
  const [fault, setFault] = useState<Fault>();
  const [isBusy, setBusy] = useState(false);
  return {
    said,
    fault,
    isBusy,
    act: async (report, happening) => {
      setBusy(true);
      const reply = await desk.act(report.key, happening);
      setBusy(false);
      setFault(reply.ok ? undefined : reply.fault);
      setSaid(reply.ok ? sentence(report.number, happening) : '');
      if (reply.ok) onAnswer(reply.value);
      return reply.ok;
    },
    clear: () => {
      setFault(undefined);
      setSaid('');
    },
  };
}

/** What has been done, as it is told. */
function useDoneSentence(): (number: number, happening: ReportHappening) => string {
  const t = useTexts(deskTexts);
  return (value, happening) => {
    const number = reportNumberText(value);
    switch (happening.type) {
      case 'acknowledged':
        return t('done.acknowledged', { number });
      case 'started':
        return t('done.started', { number });
      case 'waiting':
        return t(happening.isWaiting ? 'done.waiting' : 'done.notWaiting', { number });
      case 'recovered':
        return t('done.recovered', { number });
      case 'level-changed':
        return t('done.level', { number, level: happening.level });
      case 'assigned':
        return happening.to === ''
          ? t('done.unassigned', { number })
          : t('done.assigned', { number, name: happening.to });
      case 'noted':
        return t(happening.isInternal ? 'done.internal' : 'done.customer');
      default:
        return '';
    }
  };
}
