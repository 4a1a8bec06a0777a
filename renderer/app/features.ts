import {
  DocumentBulletList24Filled,
  DocumentBulletList24Regular,
} from '@fluentui/react-icons/svg/document-bullet-list';
import { Home24Filled, Home24Regular } from '@fluentui/react-icons/svg/home';
import { History24Filled, History24Regular } from '@fluentui/react-icons/svg/history';
import {
  PersonSupport24Filled,
  PersonSupport24Regular,
} from '@fluentui/react-icons/svg/person-support';
import { Settings24Filled, Settings24Regular } from '@fluentui/react-icons/svg/settings';
import { lazy, type ComponentType } from 'react';
import { HomeScreen } from '../features/home/index.ts';
import { later } from './later.tsx';

/** A screen that the rail leads to. A new one is one entry here and one folder in `features/`. */
export interface RailFeature {
  /** Route; also the pattern it is matched by. */
  readonly route: string;
  /** Key of its name in the texts of `app/`. */
  readonly label: 'home' | 'reports' | 'history' | 'admin' | 'settings';
  readonly icon: ComponentType;
  readonly activeIcon: ComponentType;
  readonly Screen: ComponentType;
  /** Fetches the code of its screen; absent where that is in the first load. */
  readonly load?: () => Promise<unknown>;
  /** Only on devices that keep the key of a service desk. Settings lead there on the others. */
  readonly isForDesk?: true;
}

/** The code of reporting, which is wanted most when the network is what is wrong. */
export function loadReport() {
  return import('../features/report/index.ts');
}

const reports = later(async () => (await import('../features/reports/index.ts')).ReportsScreen);
const history = later(async () => (await import('../features/history/index.ts')).HistoryScreen);
const admin = later(async () => (await import('../features/admin/index.ts')).AdminScreen);
const settings = later(async () => (await import('../features/settings/index.ts')).SettingsScreen);

/** The code of what becomes of a report, of History and of the service desk: loaded before they are opened, they are there at once. */
export const loadReports = reports.load;
export const loadHistory = history.load;
export const loadAdmin = admin.load;

/** What the rail shows, from the top. Home is in the first load, the others come when they are first opened. */
export const RAIL_FEATURES: readonly RailFeature[] = [
  {
    route: '/',
    label: 'home',
    icon: Home24Regular,
    activeIcon: Home24Filled,
    Screen: HomeScreen,
  },
  {
    route: '/reports',
    label: 'reports',
    icon: DocumentBulletList24Regular,
    activeIcon: DocumentBulletList24Filled,
    ...reports,
  },
  {
    route: '/history',
    label: 'history',
    icon: History24Regular,
    activeIcon: History24Filled,
    ...history,
  },
  {
    route: '/admin',
    label: 'admin',
    icon: PersonSupport24Regular,
    activeIcon: PersonSupport24Filled,
    isForDesk: true,
    ...admin,
  },
  {
    route: '/settings',
    label: 'settings',
    icon: Settings24Regular,
    activeIcon: Settings24Filled,
    ...settings,
  },
];

/** A call with nobody; Home leads to it. */
export const TestCallScreen = lazy(async () => {
  const { TestCallScreen } = await import('../features/testCall/index.ts');
  return { default: TestCallScreen };
});

/** Screens of a room, which no rail leads to. */
export const PreJoinScreen = lazy(async () => {
  const { PreJoinScreen } = await import('../features/prejoin/index.ts');
  return { default: PreJoinScreen };
});
export const MeetingScreen = lazy(async () => {
  const { MeetingScreen } = await import('../features/meeting/index.ts');
  return { default: MeetingScreen };
});

/** The side panels of the meeting; each comes when it is first opened, and its plots with it. */
export const ChatPanel = lazy(async () => {
  const { ChatPanel } = await import('../features/chat/index.ts');
  return { default: ChatPanel };
});
export const PeoplePanel = lazy(async () => {
  const { PeoplePanel } = await import('../features/people/index.ts');
  return { default: PeoplePanel };
});
export const QualityPanel = lazy(async () => {
  const { QualityPanel } = await import('../features/quality/index.ts');
  return { default: QualityPanel };
});
export const ReportPanel = lazy(async () => {
  const [{ ReportPanel }] = await Promise.all([loadReport(), loadReports()]);
  return { default: ReportPanel };
});
/** One report, which the panel shows once it was sent. */
export const ReportDetail = lazy(async () => {
  const { ReportDetail } = await import('../features/reports/index.ts');
  return { default: ReportDetail };
});

/** The same form on a page of its own. */
export const ReportPage = lazy(async () => {
  // Without a network what the report becomes must be at hand as well.
  const [{ ReportPage }] = await Promise.all([loadReport(), loadReports()]);
  return { default: ReportPage };
});
/** The question whether this device's view may be added to somebody's report. */
export const EvidenceAskCard = lazy(async () => {
  const { EvidenceAskCard } = await loadReport();
  return { default: EvidenceAskCard };
});

/** Asks for the login at a proxy server; of the desktop program only. */
export const ProxyLoginHost = lazy(async () => {
  const { ProxyLoginHost } = await import('../features/proxyLogin/index.ts');
  return { default: ProxyLoginHost };
});
