import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ProxySettings } from '../../../domain/desktop/desktopSettings.ts';
import { proxyProblem } from '../../../domain/desktop/proxyText.ts';
import type { Fault } from '../../../domain/fault.ts';
import { faultSentence } from '../../i18n/faultText.ts';
import { useLanguage, useTexts } from '../../i18n/useTexts.ts';
import type { Shell } from '../../platform/index.ts';
import { useShellPreferences } from '../../react/useShell.ts';
import { Callout } from '../../ui/Callout.tsx';
import { networkTexts } from './networkTexts.ts';

const useStyles = makeStyles({
  apply: { display: 'flex', alignItems: 'center', gap: '12px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3 },
});

const MODES = ['system', 'direct', 'fixed', 'script'] as const;

/** An empty form for each way to the network. */
const EMPTY: { readonly [M in ProxySettings['mode']]: ProxySettings } = {
  system: { mode: 'system' },
  direct: { mode: 'direct' },
  fixed: { mode: 'fixed', server: '', bypass: '' },
  script: { mode: 'script', address: '' },
};

/** How the program finds its way to the network. A choice with something to type is taken by Apply, others at once. */
export function NetworkSection(props: { readonly shell: Shell }) {
  const styles = useStyles();
  const t = useTexts(networkTexts);
  const language = useLanguage();
  const { preferences, change } = useShellPreferences(props.shell);
  const [draft, setDraft] = useState<ProxySettings>();
  const [fault, setFault] = useState<Fault>();
  const [isRefused, setRefused] = useState(false);
  const [isApplied, setApplied] = useState(false);
  if (!preferences) return null;
  const isLocked = preferences.locked.includes('proxy');
  const shown = draft ?? preferences.settings.proxy;
  const problem = isRefused ? proxyProblem(shown) : undefined;
  const edit = (proxy: ProxySettings) => {
    setDraft(proxy);
    setApplied(false);
  };
  const apply = async (proxy: ProxySettings) => {
    const isWrong = proxyProblem(proxy) !== undefined;
    setRefused(isWrong);
    if (isWrong) return;
    const refused = await change({ proxy });
    setFault(refused);
    setApplied(refused === undefined);
    if (!refused) setDraft(undefined);
  };
  const choose = (mode: string) => {
    const wanted = MODES.find((one) => one === mode) ?? 'system';
    const kept = preferences.settings.proxy;
    const proxy = kept.mode === wanted ? kept : EMPTY[wanted];
    setRefused(false);
    edit(proxy);
    if (wanted === 'system' || wanted === 'direct') void apply(proxy);
  };
  return (
    <>
      <Field label={t('proxy')} hint={isLocked ? t('managed') : undefined}>
        <Select value={shown.mode} disabled={isLocked} onChange={(_, { value }) => choose(value)}>
          <option value="system">{t('system')}</option>
          <option value="direct">{t('direct')}</option>
          <option value="fixed">{t('fixed')}</option>
          <option value="script">{t('script')}</option>
        </Select>
      </Field>
      <ProxyFields proxy={shown} problem={problem} disabled={isLocked} onChange={edit} />
      {!isLocked && (shown.mode === 'fixed' || shown.mode === 'script') ? (
        <div className={styles.apply}>
          <Button disabled={!draft} onClick={() => void apply(shown)}>
            {t('apply')}
          </Button>
          <span role="status">{isApplied ? t('applied') : ''}</span>
        </div>
      ) : null}
      {isLocked ? null : <p className={styles.hint}>{t('hint')}</p>}
      {fault ? (
        <Callout tone="error" live="alert">
          {faultSentence(fault, language, 'desktop')}
        </Callout>
      ) : null}
    </>
  );
}

/** What is to be typed for a way to the network, if anything is. */
function ProxyFields(props: {
  readonly proxy: ProxySettings;
  readonly problem: ReturnType<typeof proxyProblem>;
  readonly disabled: boolean;
  readonly onChange: (proxy: ProxySettings) => void;
}) {
  const t = useTexts(networkTexts);
  const { proxy, problem, disabled, onChange } = props;
  const input = { disabled, spellCheck: false, autoComplete: 'off' } as const;
  if (proxy.mode === 'fixed') {
    return (
      <>
        <Field
          label={t('server')}
          hint={t('serverHint')}
          validationMessage={problem === 'server' ? t('serverWrong') : undefined}
        >
          <Input
            {...input}
            value={proxy.server}
            onChange={(_, { value }) => onChange({ ...proxy, server: value.trim() })}
          />
        </Field>
        <Field
          label={t('bypass')}
          hint={t('bypassHint')}
          validationMessage={problem === 'bypass' ? t('bypassWrong') : undefined}
        >
          <Input
            {...input}
            value={proxy.bypass}
            onChange={(_, { value }) => onChange({ ...proxy, bypass: value.replaceAll(/\s/g, '') })}
          />
        </Field>
      </>
    );
  }
  if (proxy.mode !== 'script') return null;
  return (
    <Field
      label={t('address')}
      validationMessage={problem === 'address' ? t('addressWrong') : undefined}
    >
      <Input
        {...input}
        type="url"
        value={proxy.address}
        onChange={(_, { value }) => onChange({ ...proxy, address: value.trim() })}
      />
    </Field>
  );
}
