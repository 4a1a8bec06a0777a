import { useEffect, useState } from 'react';
import type { Fault } from '../../../domain/fault.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSession } from '../../react/client.tsx';
import { useDesk } from '../../react/stores.ts';
import { useTitle } from '../../react/useTitle.ts';
import { MessageScreen } from '../../ui/MessageScreen.tsx';
import { Desk } from './Desk.tsx';
import { KeyForm } from './KeyForm.tsx';
import { adminTexts } from './texts.ts';

/** The service desk, behind its key. */
export function AdminScreen() {
  const t = useTexts(adminTexts);
  const isOpen = useDesk((desk) => desk.state === 'open');
  const kept = useKeptKey();
  useTitle(t('title'));
  if (isOpen) return <Desk />;
  if (kept === 'trying') return <MessageScreen title={t('opening')} />;
  return <KeyForm fault={kept} />;
}

/** Tries the key that this device keeps. `undefined`: there is none that is right. */
function useKeptKey(): 'trying' | Fault | undefined {
  const { desk, stores } = useSession();
  const [standing, setStanding] = useState<'trying' | Fault | undefined>(() =>
    stores.desk.getState().state === 'open' ? undefined : 'trying',
  );
  useEffect(() => {
    if (standing !== 'trying') return;
    let isGone = false;
    const open = async () => {
      const reply = await desk.open();
      if (isGone) return;
      const isWorthSaying = !reply.ok && reply.fault.code !== 'desk-key-wrong';
      setStanding(isWorthSaying ? reply.fault : undefined);
    };
    void open();
    return () => {
      isGone = true;
    };
  }, [desk, standing]);
  return standing;
}
