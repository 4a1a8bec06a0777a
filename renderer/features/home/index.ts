// The door of Home: start a meeting, join one, go back to one.
export { HomeScreen } from './HomeScreen.tsx';
