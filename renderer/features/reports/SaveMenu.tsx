import {
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons/svg/arrow-download';
import { useState } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useClient } from '../../react/client.tsx';
import { saveBlob, saveFile } from '../../react/saveFile.ts';
import type { MyReport } from '../../session/reports/port.ts';
import { PrintSheet } from './PrintSheet.tsx';
import { reportFileName, toReportJson } from './reportFile.ts';
import { reportsTexts } from './texts.ts';
import { useAct } from './useAct.tsx';

/** Takes a report out of the program: as a file for machines, on paper, and its evidence as the service has signed it. */
export function SaveMenu(props: { readonly report: MyReport }) {
  const t = useTexts(reportsTexts);
  const { session, now } = useClient();
  const { act, trouble } = useAct();
  const [isPrinting, setPrinting] = useState(false);
  const { report } = props;
  const name = reportFileName(report);
  const saveJson = () => {
    const text = toReportJson(report, now() + (report.clockOffsetMs ?? 0));
    saveFile({ name: `${name}.json`, type: 'application/json', text });
  };
  const saveBundle = (viewId?: string) =>
    act(async () => {
      const place = { reportKey: report.key, ...(viewId && { viewId }) };
      const reply = await session.reports.download(place);
      const which = viewId === undefined ? '' : `-view-${viewId.slice(0, 8)}`;
      if (reply.ok) saveBlob(`${name}${which}.zip`, reply.value);
      return reply;
    });
  const views = report.view?.views.filter(({ signedAtMs }) => signedAtMs !== undefined) ?? [];
  const isSigned = report.view?.bundle?.signedAtMs !== undefined;
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton icon={<ArrowDownload20Regular />}>{t('save')}</MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => setPrinting(true)}>{t('save.pdf')}</MenuItem>
            <MenuItem onClick={saveJson}>{t('save.json')}</MenuItem>
            {isSigned ? (
              <MenuItem onClick={() => void saveBundle()}>{t('save.bundle')}</MenuItem>
            ) : null}
            {views.map(({ viewId, name: person }) => (
              <MenuItem key={viewId} onClick={() => void saveBundle(viewId)}>
                {t('save.view', { name: person })}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      {isPrinting ? <PrintSheet report={report} onDone={() => setPrinting(false)} /> : null}
      {trouble}
    </>
  );
}
