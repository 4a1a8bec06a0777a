import type { MediaAccessPermissionRequest, Session } from 'electron';
import { originOf } from '../policy/origins.ts';
import { mayUse } from '../policy/permissions.ts';
import { kindsAsked } from '../policy/privacy.ts';
import type { Privacy } from './privacy.ts';

type PermissionSession = Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>;

/** What permissions need. */
export interface PermissionParts {
  readonly session: PermissionSession;
  readonly ourOrigin: string;
  /** Has the last word on camera and microphone. */
  readonly privacy: Pick<Privacy, 'decide'>;
}

/** Decides both ways a page comes to a permission: being asked for it, and being looked up. */
export function setupPermissions({ session, ourOrigin, privacy }: PermissionParts): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const origin = originOf(details.requestingUrl);
    const mayAsk = mayUse({ permission, origin, isMainFrame: details.isMainFrame }, ourOrigin);
    if (!mayAsk || permission !== 'media') return decide(mayAsk);
    const { mediaTypes } = details as MediaAccessPermissionRequest;
    privacy.decide(kindsAsked(mediaTypes), decide);
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    mayUse(
      { permission, origin: originOf(requestingOrigin), isMainFrame: details.isMainFrame },
      ourOrigin,
    ),
  );
}
