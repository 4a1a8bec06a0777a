import { useStore } from 'zustand';
import type { Settings } from '../../domain/settings/settings.ts';
import type { ViewState } from '../commands/index.ts';
import type {
  CheckState,
  MediaState,
  MeetingState,
  NoticesState,
  PeopleState,
  QualityState,
  RecordingState,
  TalkState,
} from '../session/index.ts';
import type { DeskState } from '../session/desk/port.ts';
import type { IncidentsState, ReportsState } from '../session/reports/port.ts';
import { useClient, useSession } from './client.tsx';

// One hook per store. A selector must return something that stays the same object while nothing changed.

/** Where this client stands with its meeting. */
export function useMeeting<T>(select: (state: MeetingState) => T): T {
  return useStore(useSession().stores.meeting, select);
}

/** The others in the room. */
export function usePeople<T>(select: (state: PeopleState) => T): T {
  return useStore(useSession().stores.people, select);
}

/** My sources and devices. */
export function useMedia<T>(select: (state: MediaState) => T): T {
  return useStore(useSession().stores.media, select);
}

/** What people say besides sound and picture. */
export function useTalk<T>(select: (state: TalkState) => T): T {
  return useStore(useSession().stores.talk, select);
}

/** Readings of the last seconds. */
export function useQuality<T>(select: (state: QualityState) => T): T {
  return useStore(useSession().stores.quality, select);
}

/** What has happened and was not yet dismissed. */
export function useNotices<T>(select: (state: NoticesState) => T): T {
  return useStore(useSession().stores.notices, select);
}

/** The network check before a call. */
export function useCheck<T>(select: (state: CheckState) => T): T {
  return useStore(useSession().stores.check, select);
}

/** My recording of the meeting. */
export function useRecording<T>(select: (state: RecordingState) => T): T {
  return useStore(useSession().stores.recording, select);
}

/** The reports of this device, and what is asked of it about others'. */
export function useReports<T>(select: (state: ReportsState) => T): T {
  return useStore(useSession().stores.reports, select);
}

/** What the services have declared: incidents and maintenance. */
export function useIncidents<T>(select: (state: IncidentsState) => T): T {
  return useStore(useSession().stores.incidents, select);
}

/** The service desk, where this device has its key. */
export function useDesk<T>(select: (state: DeskState) => T): T {
  return useStore(useSession().stores.desk, select);
}

/** What is remembered between starts. */
export function useSettings<T>(select: (state: Settings) => T): T {
  return useStore(useSession().stores.settings, select);
}

/** What this window shows. */
export function useView<T>(select: (state: ViewState) => T): T {
  return useStore(useClient().view, select);
}
