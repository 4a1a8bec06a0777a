import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Fault } from '../../domain/fault.ts';
import type { Invitation } from '../../domain/meeting/invitation.ts';
import type { Filing, PreparedReport } from '../session/reports/port.ts';
import type { ToldNotice } from './told.ts';

/** The side panels of a meeting. */
export type PanelId = 'chat' | 'people' | 'quality' | 'report';

/** A report of a fault that is being written. */
export interface ReportDraft {
  readonly prepared: PreparedReport;
  readonly filing: Filing;
  /** The person has changed something, which is therefore kept until it is sent. */
  readonly isTouched: boolean;
}

/** What a person had decided of a report that was never sent. */
export interface KeptReport extends Pick<Filing, 'words' | 'contact'> {
  /** Where the person had chosen another than was proposed. */
  readonly category?: Filing['category'] | undefined;
  readonly level?: Filing['level'] | undefined;
  /** Parts of the evidence that were not to go along. */
  readonly leftOut: readonly string[];
}

/** A meeting that could not be entered, and why. */
export interface FailedJoin {
  readonly invitation: Invitation;
  readonly code: Fault['code'];
}

/** What the window shows that no session knows of. Lives as long as the window, survives nothing. */
export interface ViewState {
  /** The side panel of the meeting, one at a time. */
  readonly panel: PanelId | undefined;
  /** How the stage is laid out. */
  readonly layout: 'gallery' | 'speaker';
  /** Who is shown large, whoever speaks. */
  readonly pinnedId: string | undefined;
  /** Which page of the gallery is shown, from 0 on. */
  readonly page: number;
  readonly isSelfHidden: boolean;
  /** The program's window is neither minimised nor in the tray. */
  readonly isWindowSeen: boolean;
  /** The meeting is in a small window as well. */
  readonly hasPicture: boolean;
  /** The list of keys is open. */
  readonly showsShortcuts: boolean;
  /** What was written and not sent yet; kept while the panel is closed or the meeting reconnects. */
  readonly chatDraft: string;
  /** The report that is being written. */
  readonly reportDraft: ReportDraft | undefined;
  /** What was decided of a report before this window was opened, and never sent. */
  readonly keptReport: KeptReport | undefined;
  /** Key of the report that was just sent. */
  readonly reportSent: string | undefined;
  /** What the next report is about, when it is about getting in. */
  readonly failedJoin: FailedJoin | undefined;
  /** How the last try to copy the invitation went; `undefined` once that has been said long enough. */
  readonly copied: 'done' | 'failed' | undefined;
  /** Route of the room that was just left, for `Rejoin`. */
  readonly leftRoute: string | undefined;
  /** Route of a room to enter without asking again. Taken by the room's screen. */
  readonly enterRoute: string | undefined;
  /** What the program around the window had to say, oldest first. */
  readonly told: readonly ToldNotice[];
}

export type ViewStore = StoreApi<ViewState>;

/** The window's own state. */
export function createViewStore(): ViewStore {
  return createStore<ViewState>(() => ({
    panel: undefined,
    layout: 'gallery',
    pinnedId: undefined,
    page: 0,
    isSelfHidden: false,
    isWindowSeen: true,
    hasPicture: false,
    showsShortcuts: false,
    chatDraft: '',
    reportDraft: undefined,
    keptReport: undefined,
    reportSent: undefined,
    failedJoin: undefined,
    copied: undefined,
    leftRoute: undefined,
    enterRoute: undefined,
    told: [],
  }));
}
