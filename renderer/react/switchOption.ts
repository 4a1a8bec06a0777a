/** Something that is on or off, in the words of the current language. */
export interface SwitchOption {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly disabled: boolean;
  onChange(checked: boolean): void;
}
