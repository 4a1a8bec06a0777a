import type { ShellNotice } from '../../domain/desktop/shellNotice.ts';
import type { ViewStore } from './view.ts';

/** What the window says on behalf of the program around it. */
export type Told =
  | ShellNotice
  /** The service on this computer stopped and is being started again. */
  | { readonly kind: 'service-stopped' };

/** Something told, and whether it goes by itself or stays until it is put away. */
export interface ToldNotice {
  readonly notice: Told;
  readonly lasts: 'passes' | 'stays';
}

/** Tells something in the window. The newest of a kind stands for all; of the service, the newest word. */
export function tell(view: ViewStore, notice: Told, lasts: ToldNotice['lasts']): void {
  view.setState(({ told }) => ({
    told: [...told.filter((one) => subject(one.notice) !== subject(notice)), { notice, lasts }],
  }));
}

/** Puts away what was told. */
export function untell(view: ViewStore, notice: Told): void {
  view.setState(({ told }) => ({ told: told.filter((one) => one.notice !== notice) }));
}

function subject({ kind }: Told): string {
  return kind.startsWith('service-') ? 'service' : kind;
}
