// The door of pre-join: who am I here, what do I send, does it work.
export { PreJoinScreen } from './PreJoinScreen.tsx';
