/** What somebody is told who does not look at the window. */
export type ShellNotice =
  /** Somebody came while I was alone in the meeting. */
  | { readonly kind: 'joined'; readonly name: string }
  /** The service on this computer had stopped and runs again. */
  | { readonly kind: 'service-restarted' }
  /** The meeting was lost for good, against my will. */
  | { readonly kind: 'meeting-lost' }
  /** Something runs wrong with a service, will be worked on, or is over. */
  | { readonly kind: 'incident' | 'maintenance' | 'incident-over'; readonly title: string }
  /** A report of mine has come further; `number` as it is read out. */
  | {
      readonly kind: 'report-acknowledged' | 'report-in-progress' | 'report-recovered';
      readonly number: string;
    }
  | { readonly kind: 'update-ready'; readonly version: string };

/** The notices that the page may ask for; the others come from the program itself. */
export type PageNotice = Exclude<ShellNotice, { readonly kind: 'update-ready' }>;

/** What can be done about a notice without looking for it in the window. */
export type NoticeAction = 'mute' | 'rejoin' | 'restart';
