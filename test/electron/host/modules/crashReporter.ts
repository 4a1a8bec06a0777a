import type { CrashReport, CrashReporterStartOptions } from 'electron';
import { record } from '../osLog.ts';
import { strict } from '../strict.ts';

const parameters = new Map<string, string>();
let uploads = false;

/** The module `crashReporter`: nothing crashes here, so there are no reports. */
export const crashReporter = strict('crashReporter', {
  start: (options: CrashReporterStartOptions): void => {
    uploads = options.uploadToServer ?? true;
    if (uploads && !options.submitURL) {
      throw new Error('submitURL must be specified when uploadToServer is true');
    }
    for (const [name, value] of Object.entries(options.extra ?? {})) parameters.set(name, value);
    record('crash-reporter', { ...options });
  },
  addExtraParameter: (name: string, value: string): void => {
    parameters.set(name, value);
  },
  removeExtraParameter: (name: string): void => {
    parameters.delete(name);
  },
  getParameters: (): Record<string, string> => Object.fromEntries(parameters),
  getUploadedReports: (): CrashReport[] => [],
  getLastCrashReport: (): CrashReport | null => null,
  setUploadToServer: (upload: boolean): void => {
    uploads = upload;
  },
  getUploadToServer: (): boolean => uploads,
});
