/** Where a fault is reported from outside of a meeting. */
export const NEW_REPORT_ROUTE = '/report';

/** The route of one report of this device. */
export function reportRoute(key: string): string {
  return `/reports?report=${encodeURIComponent(key)}`;
}
