// The door of History: the calls and checks of this device, and what was measured in them.
export { HistoryScreen } from './HistoryScreen.tsx';
