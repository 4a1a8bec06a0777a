// The door of the notices of incidents and maintenance, which everybody gets.
export { IncidentBanner } from './IncidentBanner.tsx';
export { IncidentStrip } from './IncidentStrip.tsx';
