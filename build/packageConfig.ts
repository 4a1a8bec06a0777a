import { join } from 'node:path';
import { flipFuses } from '@electron/fuses';
import type { AfterPackContext, Configuration } from 'electron-builder';
import type { ShellCommand } from '../domain/desktop/pageFacts.ts';
import { APP_ID } from '../main/policy/identity.ts';
import { fuseConfig } from './fuses.ts';
import { USAGE_LANGUAGES, usageTexts } from './usageTexts.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Scheme of links that open the program. */
export const LINK_SCHEME = 'umeet';

/** Where the third-party licences are collected by the packaging script before this configuration is used. */
export const NOTICES_FILE = 'dist/THIRD-PARTY-NOTICES.txt';

/** Everything the program is made of. The bundles carry their packages, so there is no `node_modules`. */
const FILES = [
  'package.json',
  'dist/{main,preload,renderer,service}/**',
  // The service as a program of its own; here it runs from embedded.js.
  '!dist/service/standalone.js',
  '!**/*.map',
  '!**/node_modules/**',
];

/** How electron-builder makes the packages. Secrets and addresses come from the environment, see docs/release.md. */
export function packageConfig(env: Environment): Configuration {
  const feed = updateFeed(env);
  return {
    appId: APP_ID,
    productName: 'Umeet',
    copyright: 'Copyright © Umeet contributors. MIT License.',
    directories: { output: 'release', buildResources: 'build' },
    files: FILES,
    extraResources: [
      { from: NOTICES_FILE, to: 'THIRD-PARTY-NOTICES.txt' },
      { from: 'LICENSE', to: 'LICENSE.txt' },
    ],
    extraMetadata: {
      author: { name: 'Umeet contributors', email: maintainerMail(env) },
      homepage: homepage(env),
      desktopName: 'umeet.desktop',
    },
    asar: true,
    // The bundles carry their packages: `false` says that there are no modules to look for, compile or copy.
    beforeBuild: () => Promise.resolve(false),
    electronLanguages: ['en-US', 'zh-CN'],
    artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
    protocols: [{ name: 'Umeet meeting link', schemes: [LINK_SCHEME], role: 'Viewer' }],
    publish: feed === undefined ? null : { provider: 'generic', url: feed },
    // Not `electronFuses`: electron-builder's own copy of the fuse library does not know the newest fuse.
    afterPack: (context) => setFuses(context, env),
    ...windows(),
    ...macOs(env),
    ...linux(),
  };
}

/**
 * Where installed programs look for a newer version. `UMEET_UPDATE_URL` names it; a build on GitHub looks at the
 * latest release of its own repository. Without either the package has no feed and never looks.
 */
export function updateFeed(env: Environment): string | undefined {
  if (env['UMEET_UPDATE_URL']) return env['UMEET_UPDATE_URL'];
  const repository = env['GITHUB_REPOSITORY'];
  return repository ? `https://github.com/${repository}/releases/latest/download` : undefined;
}

/** Shown by package managers, and asked for by `.deb`. */
function homepage(env: Environment): string {
  const repository = env['GITHUB_REPOSITORY'];
  return (
    env['UMEET_HOMEPAGE'] || `https://${repository ? `github.com/${repository}` : 'umeet.invalid'}`
  );
}

/** Whom a `.deb` names for questions. */
function maintainerMail(env: Environment): string {
  return env['UMEET_MAINTAINER_MAIL'] || 'nobody@umeet.invalid';
}

/** True when all that Apple's notary asks for is there, by an API key or by an Apple ID. */
export function canNotarize(env: Environment): boolean {
  const ways = [
    ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
    ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ];
  return hasMacCertificate(env) && ways.some((names) => names.every((name) => env[name]));
}

/** A certificate in a file or in the environment; `CSC_NAME` picks one from the keychain. */
function hasMacCertificate(env: Environment): boolean {
  return Boolean(env['CSC_LINK'] || env['CSC_NAME']);
}

function windows(): Configuration {
  return {
    win: { icon: 'build/icons/icon.ico', target: [{ target: 'nsis', arch: ['x64', 'arm64'] }] },
    nsis: {
      // The installer asks: for me, or for everybody on this computer (which needs an administrator).
      oneClick: false,
      perMachine: false,
      selectPerMachineByDefault: false,
      allowElevation: true,
      allowToChangeInstallationDirectory: true,
      installerIcon: 'build/icons/icon.ico',
      uninstallerIcon: 'build/icons/icon.ico',
      license: 'LICENSE',
      installerLanguages: ['en_US', 'zh_CN'],
      // One file per processor: both in one would double what everybody downloads.
      buildUniversalInstaller: false,
      deleteAppDataOnUninstall: false,
    },
  };
}

function macOs(env: Environment): Configuration {
  const isSigned = hasMacCertificate(env);
  return {
    mac: {
      icon: 'build/icons/icon.icns',
      category: 'public.app-category.business',
      target: [
        { target: 'dmg', arch: ['universal'] },
        // Updates on macOS are taken from the zip.
        { target: 'zip', arch: ['universal'] },
      ],
      minimumSystemVersion: '13.0',
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: 'build/entitlements.mac.plist',
      entitlementsInherit: 'build/entitlements.mac.inherit.plist',
      // `null` signs nothing, where electron-builder would search the keychain for whatever fits.
      ...(!isSigned && { identity: null }),
      notarize: canNotarize(env),
      extendInfo: {
        ...usageTexts('en'),
        CFBundleDevelopmentRegion: 'en',
        CFBundleLocalizations: USAGE_LANGUAGES,
        LSMultipleInstancesProhibited: true,
      },
      extraResources: [{ from: 'build/mac', to: '.', filter: ['*.lproj/**'] }],
    },
    dmg: { title: 'Umeet ${version}', sign: false },
  };
}

function linux(): Configuration {
  return {
    linux: {
      icon: 'build/icons/linux',
      executableName: 'umeet',
      category: 'Network;VideoConference',
      synopsis: 'Meetings that tell the truth about the call',
      target: [
        { target: 'AppImage', arch: ['x64'] },
        { target: 'deb', arch: ['x64'] },
      ],
      desktop: {
        entry: { Keywords: 'meeting;call;video;会议;' },
        desktopActions: {
          NewMeeting: action('meeting.new', 'New meeting', '发起会议'),
          Settings: action('settings.open', 'Settings', '设置'),
        },
      },
      // The desktop entry, and the name under which Wayland and X11 know the windows, are one: the icon fits.
      syncDesktopName: true,
    },
  };
}

/** An entry of the menu that a launcher shows for the program: the jump list of Linux. */
function action(command: ShellCommand, name: string, chinese: string): Record<string, string> {
  return { Name: name, 'Name[zh_CN]': chinese, Exec: `umeet --umeet-command=${command}` };
}

async function setFuses(context: AfterPackContext, env: Environment): Promise<void> {
  const isMac = context.electronPlatformName === 'darwin';
  const resign = isMac && process.platform === 'darwin' && !hasMacCertificate(env);
  await flipFuses(programPath(context), fuseConfig(resign));
}

/** The program that carries the fuses, in the folder that was just packed. */
function programPath({ appOutDir, packager, electronPlatformName }: AfterPackContext): string {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`);
  return join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : 'umeet');
}
