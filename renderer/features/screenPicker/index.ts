// The door of the picker: what of this computer to share.
export { ScreenPicker } from './ScreenPicker.tsx';
