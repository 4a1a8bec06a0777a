import type { Session } from 'electron';
import { originOf } from '../policy/origins.ts';
import { mayUse } from '../policy/permissions.ts';

type PermissionSession = Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>;

/** Decides both ways a page comes to a permission: being asked for it, and being looked up. */
export function setupPermissions(session: PermissionSession, ourOrigin: string): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const origin = originOf(details.requestingUrl);
    decide(mayUse({ permission, origin, isMainFrame: details.isMainFrame }, ourOrigin));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    mayUse(
      { permission, origin: originOf(requestingOrigin), isMainFrame: details.isMainFrame },
      ourOrigin,
    ),
  );
}
