// The door of notices: what has just happened, said once to eyes and ears.
export { NoticeBoard } from './NoticeBoard.tsx';
