import {
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons/svg/arrow-download';
import { toEvidenceCsv, toEvidenceJson } from '../../../domain/quality/keeping/evidenceFile.ts';
import { isoTime } from '../../../domain/isoTime.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { saveFile } from '../../react/saveFile.ts';
import { historyTexts } from './texts.ts';
import type { WholeCall } from './useHistory.ts';

/** Keeps a call's evidence as a file: everything as JSON, or the samples as a table. */
export function SaveMenu(props: { readonly call: WholeCall }) {
  const t = useTexts(historyTexts);
  const { version, now } = useClient();
  const { record, ticks, changes } = props.call;
  const begun = isoTime(record.startedAtMs).slice(0, 16).replaceAll(':', '');
  const name = `umeet-${record.room ?? record.kind}-${begun}`;
  const saveJson = () => {
    const { callId, kind, room, startedAtMs, people, figures, outage } = record;
    const text = toEvidenceJson({
      appVersion: version,
      callId,
      kind,
      room,
      startedAtMs,
      people,
      figures,
      outage,
      exportedAtMs: now(),
      judgement: undefined,
      changes,
      ticks,
    });
    saveFile({ name: `${name}.json`, type: 'application/json', text });
  };
  const saveCsv = () => {
    const text = toEvidenceCsv(ticks, record.people);
    saveFile({ name: `${name}.csv`, type: 'text/csv', text });
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton icon={<ArrowDownload20Regular />}>{t('save')}</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={saveJson}>{t('saveJson')}</MenuItem>
          <MenuItem onClick={saveCsv}>{t('saveCsv')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
