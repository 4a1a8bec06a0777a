// The door of reporting: the form, in the meeting and outside of it, and the question to the others.
export { EvidenceAskCard } from './EvidenceAsk.tsx';
export { ReportPage } from './ReportPage.tsx';
export { ReportPanel } from './ReportPanel.tsx';
