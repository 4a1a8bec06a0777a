// The door: what people can do, as data, and the window state that goes with it.
export { COMMAND_IDS, type CommandId } from './command.ts';
export { createCommands, type CommandRegistry } from './commands.ts';
export { createPicture, type Picture } from './picture.ts';
export { bindPushToTalk } from './pushToTalk.ts';
export { bindShortcuts, defaultKeys, isNotForUs } from './shortcuts.ts';
export { tell, untell, type Told, type ToldNotice } from './told.ts';
export {
  createViewStore,
  type KeptReport,
  type ReportDraft,
  type ViewState,
  type ViewStore,
} from './view.ts';
