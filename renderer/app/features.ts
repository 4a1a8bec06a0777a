import { Home24Filled, Home24Regular } from '@fluentui/react-icons/svg/home';
import { History24Filled, History24Regular } from '@fluentui/react-icons/svg/history';
import { Settings24Filled, Settings24Regular } from '@fluentui/react-icons/svg/settings';
import { lazy, type ComponentType } from 'react';
import { HomeScreen } from '../features/home/index.ts';

/** A screen that the rail leads to. A new one is one entry here and one folder in `features/`. */
export interface RailFeature {
  /** Route; also the pattern it is matched by. */
  readonly route: string;
  /** Key of its name in the texts of `app/`. */
  readonly label: 'home' | 'history' | 'settings';
  readonly icon: ComponentType;
  readonly activeIcon: ComponentType;
  readonly Screen: ComponentType;
}

/** The code of History. Loaded during a call it is there afterwards, when the network may be what was wrong. */
export function loadHistory() {
  return import('../features/history/index.ts');
}

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
    route: '/history',
    label: 'history',
    icon: History24Regular,
    activeIcon: History24Filled,
    Screen: lazy(async () => {
      const { HistoryScreen } = await loadHistory();
      return { default: HistoryScreen };
    }),
  },
  {
    route: '/settings',
    label: 'settings',
    icon: Settings24Regular,
    activeIcon: Settings24Filled,
    Screen: lazy(async () => {
      const { SettingsScreen } = await import('../features/settings/index.ts');
      return { default: SettingsScreen };
    }),
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
