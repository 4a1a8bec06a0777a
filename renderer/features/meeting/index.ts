// The door of the meeting: seeing, hearing, and what the network really does.
export { MeetingScreen } from './MeetingScreen.tsx';
