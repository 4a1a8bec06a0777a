import { record } from '../osLog.ts';
import { strict } from '../strict.ts';

type Answer<T> = Promise<T>;

/** Options of a dialog stand last, behind a window if there is one. */
function asked(kind: string, args: readonly object[]): { readonly cancelId?: number } {
  const { signal: _signal, ...options } = (args.at(-1) ?? {}) as { signal?: unknown };
  record('dialog', { dialog: kind, ...options });
  return options;
}

/**
 * The module `dialog`: nobody is there, so every dialog is closed with Escape. A test that wants another answer puts
 * a function of its own in the place of one of these, as it can on the real runtime.
 */
export const dialog = strict('dialog', {
  showMessageBox: async (
    ...args: object[]
  ): Answer<{ response: number; checkboxChecked: boolean }> => ({
    response: asked('message', args).cancelId ?? 0,
    checkboxChecked: false,
  }),
  showMessageBoxSync: (...args: object[]): number => asked('message', args).cancelId ?? 0,
  showErrorBox: (title: string, content: string): void => {
    asked('error', [{ title, content }]);
  },
  showOpenDialog: async (...args: object[]): Answer<{ canceled: boolean; filePaths: string[] }> => {
    asked('open', args);
    return { canceled: true, filePaths: [] };
  },
  showOpenDialogSync: (...args: object[]): string[] | undefined => {
    asked('open', args);
    return undefined;
  },
  showSaveDialog: async (...args: object[]): Answer<{ canceled: boolean; filePath: string }> => {
    asked('save', args);
    return { canceled: true, filePath: '' };
  },
  showSaveDialogSync: (...args: object[]): string => {
    asked('save', args);
    return '';
  },
  showCertificateTrustDialog: async (...args: object[]): Promise<void> => {
    asked('certificate', args);
  },
});
