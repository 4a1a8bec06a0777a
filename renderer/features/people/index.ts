// The door of the participants: who is here, who waits, and what hosts decide.
export { PeoplePanel } from './PeoplePanel.tsx';
