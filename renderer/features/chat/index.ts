// The door of the chat.
export { ChatPanel } from './ChatPanel.tsx';
