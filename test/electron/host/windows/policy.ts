import type { WebPreferences } from 'electron';

const FORBIDDEN: readonly (readonly [string, (preferences: WebPreferences) => boolean])[] = [
  ['sandbox: false', ({ sandbox }) => sandbox === false],
  ['contextIsolation: false', ({ contextIsolation }) => contextIsolation === false],
  ['nodeIntegration', ({ nodeIntegration }) => nodeIntegration === true],
  ['nodeIntegrationInWorker', ({ nodeIntegrationInWorker }) => nodeIntegrationInWorker === true],
  [
    'nodeIntegrationInSubFrames',
    ({ nodeIntegrationInSubFrames }) => nodeIntegrationInSubFrames === true,
  ],
  ['webSecurity: false', ({ webSecurity }) => webSecurity === false],
  [
    'allowRunningInsecureContent',
    ({ allowRunningInsecureContent }) => allowRunningInsecureContent === true,
  ],
  ['webviewTag', ({ webviewTag }) => webviewTag === true],
  ['experimentalFeatures', ({ experimentalFeatures }) => experimentalFeatures === true],
  ['enableBlinkFeatures', ({ enableBlinkFeatures }) => Boolean(enableBlinkFeatures)],
];

/** Electron opens insecure windows too; this host has only the secure kind and refuses the others by name. */
export function refuseInsecure(preferences: WebPreferences): void {
  const found = FORBIDDEN.find(([, isBroken]) => isBroken(preferences));
  if (found) throw new Error(`webPreferences ${found[0]} is not imitated by this host`);
}
