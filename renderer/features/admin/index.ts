// The door of Admin: the service desk of this client's own service, and what it tells everybody.
export { AdminScreen } from './AdminScreen.tsx';
