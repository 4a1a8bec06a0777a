import { options } from '../../options.ts';

/** As much of a `package.json` as Electron reads. */
export interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly main?: string;
}

/** The Electron that the host plays. */
export const ELECTRON_VERSION = '45.4.1';
/** The Chromium of that Electron; the one in use may be a patch apart. */
export const CHROME_VERSION = '156.0.8078.79';

let manifest: Manifest = {};
let appPath = '';
let isPackaged = false;
let name = 'Electron';

/** Says which program runs. */
export function setIdentity(path: string, read: Manifest, packaged: boolean): void {
  appPath = path;
  manifest = read;
  isPackaged = packaged;
  name = read.productName ?? read.name ?? 'Electron';
}

const languages = options.languages ?? ['en-US'];

/** What pages send as their user agent unless told otherwise. */
export function userAgent(): string {
  const product = `${name.replaceAll(/\s/g, '')}/${identityMembers.getVersion()}`;
  const [chrome] = CHROME_VERSION.split('.');
  return (
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ' +
    `${product} Chrome/${chrome}.0.0.0 Electron/${ELECTRON_VERSION} Safari/537.36`
  );
}

/** The part of `app` that says what the program is and what the system speaks. */
export const identityMembers = {
  getName: (): string => name,
  setName: (wanted: string): void => {
    name = wanted;
  },
  get name(): string {
    return name;
  },
  set name(wanted: string) {
    name = wanted;
  },
  getVersion: (): string => manifest.version ?? '0.0.0',
  getAppPath: (): string => appPath,
  get isPackaged(): boolean {
    return isPackaged;
  },
  runningUnderARM64Translation: false,
  getLocale: (): string => languages[0] ?? 'en-US',
  getSystemLocale: (): string => languages[0] ?? 'en-US',
  getPreferredSystemLanguages: (): string[] => [...languages],
  getLocaleCountryCode: (): string => languages[0]?.split('-').at(-1) ?? 'US',
};
