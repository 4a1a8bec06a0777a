// The door of the test call.
export { TestCallScreen } from './TestCallScreen.tsx';
