import type { FaultCode } from '../../domain/fault.ts';
import type { DeviceKind } from '../../domain/settings/settings.ts';
import { commonTexts } from '../i18n/commonTexts.ts';
import { useTexts } from '../i18n/useTexts.ts';
import { useSession } from './client.tsx';
import { useMedia, useSettings } from './stores.ts';

/** The devices of one kind as a list to choose from. */
export interface DeviceOptions {
  readonly kind: DeviceKind;
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly selectedId: string | undefined;
  /** Why there is nothing to choose, or why names are missing. */
  readonly hint: string | undefined;
  readonly disabled: boolean;
  choose(id: string): void;
}

/** Web Audio's word for the system's output. */
const SYSTEM_OUTPUT = '';

/** Follows the devices of one kind, in the words of the current language. */
export function useDeviceOptions(kind: DeviceKind): DeviceOptions {
  const session = useSession();
  const t = useTexts(commonTexts);
  const media = useMedia((state) => state);
  const remembered = useSettings((settings) => settings.devices[kind]?.deviceId);
  const label = t(`device.${kind}`);
  const found = media.devices[kind].map((device, index) => ({
    id: device.deviceId,
    label: device.label || t('device.unnamed', { kind: label, number: index + 1 }),
  }));
  const unnamed = media.devices[kind].some((device) => device.label === '');
  const shared = { kind, label, choose: (id: string) => void session.media.choose(kind, id) };
  if (kind === 'speaker') {
    const others = found.filter((option) => option.id !== 'default' && option.id !== SYSTEM_OUTPUT);
    const selected = media.speakerId ?? SYSTEM_OUTPUT;
    return {
      ...shared,
      options: [{ id: SYSTEM_OUTPUT, label: t('device.systemDefault') }, ...others],
      selectedId: others.some((option) => option.id === selected) ? selected : SYSTEM_OUTPUT,
      hint: media.canChooseSpeaker ? undefined : t('device.speakerFixed'),
      disabled: !media.canChooseSpeaker,
    };
  }
  const none = found.length === 0;
  return {
    ...shared,
    options: none ? [{ id: '', label: t(whyNone(kind, media[kind].fault?.code)) }] : found,
    selectedId: media[kind].deviceId ?? remembered,
    hint: !none && unnamed ? t('device.needsPermission') : undefined,
    disabled: none,
  };
}

/** Without permission a browser lists nothing, which says nothing about what is there. */
function whyNone(kind: 'microphone' | 'camera', trouble?: FaultCode) {
  if (trouble === undefined) return 'device.unknown' as const;
  return trouble === `${kind}-refused` ? 'device.refused' : (`device.none.${kind}` as const);
}
