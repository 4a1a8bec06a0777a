import { lazy } from 'react';

/**
 * Notices of incidents, above the screens and in the meeting. Whatever keeps their code away, it must not take the meeting with it.
 */
export const IncidentStrip = lazy(async () => {
  const notices = await loadNotices();
  return { default: notices?.IncidentStrip ?? Nothing };
});
export const IncidentBanner = lazy(async () => {
  const notices = await loadNotices();
  return { default: notices?.IncidentBanner ?? Nothing };
});

async function loadNotices() {
  try {
    return await import('../features/incidents/index.ts');
  } catch {
    return undefined;
  }
}

function Nothing() {
  return null;
}
