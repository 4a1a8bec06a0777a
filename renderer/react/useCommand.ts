import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { bindShortcuts, type CommandId } from '../commands/index.ts';
import { keyOf } from '../../domain/settings/shortcuts.ts';
import { commonTexts } from '../i18n/commonTexts.ts';
import { useTexts } from '../i18n/useTexts.ts';
import { useClient, type Client } from './client.tsx';
import { useSettings } from './stores.ts';

/** Keys of the commands' names in the common texts. */
type CommandLabel = Extract<keyof (typeof commonTexts)['en'], `command.${string}`>;

/** A command as a button needs it. */
export interface CommandView {
  readonly label: string;
  /** Upper-case letter of its shortcut. */
  readonly key: string | undefined;
  readonly enabled: boolean;
  /** `undefined` for commands that are no toggles. */
  readonly pressed: boolean | undefined;
  run(): void;
}

/** Follows a command through all stores it may read. */
export function useCommand(id: CommandId): CommandView {
  const client = useClient();
  const t = useTexts(commonTexts);
  const command = client.commands[id];
  const subscribe = useCallback((changed: () => void) => watchAll(client, changed), [client]);
  const labelKey = useSyncExternalStore(subscribe, () => command.labelKey(client.session));
  const enabled = useSyncExternalStore(subscribe, () => command.enabled(client.session));
  const shortcuts = useSettings((settings) => settings.shortcuts);
  const pressed = useSyncExternalStore(subscribe, () => command.pressed?.(client.session));
  return {
    label: t(labelKey as CommandLabel),
    key: keyOf(id, { [id]: command.key }, shortcuts)?.toUpperCase(),
    enabled,
    pressed,
    run: () => void command.run(client.session),
  };
}

/**
 * Hears the keys of these commands while the component is shown, in the page or in another window. `ids` must be a
 * constant.
 */
export function useShortcuts(ids: readonly CommandId[], target: Window = window): void {
  const { commands, session } = useClient();
  const shortcuts = useSettings((settings) => settings.shortcuts);
  useEffect(
    () =>
      bindShortcuts(
        target,
        ids.map((id) => commands[id]),
        session,
        shortcuts,
      ),
    [commands, session, ids, shortcuts, target],
  );
}

function watchAll(client: Client, changed: () => void): () => void {
  const undo = [
    client.view.subscribe(changed),
    client.session.stores.meeting.subscribe(changed),
    client.session.stores.media.subscribe(changed),
    client.session.stores.recording.subscribe(changed),
  ];
  return () => undo.forEach((stop) => stop());
}
