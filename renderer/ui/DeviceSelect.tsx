import { Field, Select } from '@fluentui/react-components';

/** An entry of a device list. */
export interface DeviceChoiceOption {
  readonly id: string;
  readonly label: string;
}

/**
 * A list of devices of one kind. The system's own list control: it is a combobox to assistive technology and works by
 * thumb on a phone.
 */
export function DeviceSelect(props: {
  readonly label: string;
  readonly options: readonly DeviceChoiceOption[];
  readonly selectedId: string | undefined;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
  readonly onChoose: (id: string) => void;
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      <Select
        value={props.selectedId ?? props.options[0]?.id ?? ''}
        disabled={props.disabled ?? false}
        onChange={(_, data) => props.onChoose(data.value)}
      >
        {props.options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
