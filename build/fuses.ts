import { FuseV1Options, FuseVersion, type FuseConfig } from '@electron/fuses';

/**
 * Switches inside Electron's program that are set once, before it is signed. All of them are spelled out: a version
 * of Electron that brings a new one stops the packaging until somebody has decided about it here.
 */
export const FUSES: Readonly<Record<FuseV1Options, boolean>> = {
  // The program is never a plain Node for somebody else's script. The service runs in a utility process.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // Neither the environment nor the command line may put code or a debugger into the installed program.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // The archive must be the one whose hash the (signed) program carries, and there is no other place to load from.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // We ship no V8 snapshot of our own; with this on Electron would look for one and not start.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Pages come by `app://`; nothing is loaded from `file://`.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // V8 catches WebAssembly's accesses out of bounds by signals. It guards nothing of ours, so it stays on.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** What `flipFuses` is called with. `resign`: an Apple silicon program without a certificate needs its seal renewed. */
export function fuseConfig(resign: boolean): FuseConfig {
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: resign,
    ...FUSES,
  };
}
