import type { DeviceKind } from '../../domain/settings/settings.ts';
import { DeviceSelect } from '../ui/DeviceSelect.tsx';
import { useDeviceOptions } from './useDeviceOptions.ts';

/** Choice of one of my devices; it takes effect at once, also while talking. */
export function DevicePicker(props: { readonly kind: DeviceKind }) {
  const { kind: _, choose, ...list } = useDeviceOptions(props.kind);
  return <DeviceSelect {...list} onChoose={choose} />;
}
