// The door of Settings: language, devices, version.
export { SettingsScreen } from './SettingsScreen.tsx';
