// The door of reports: what became of the faults this device has reported.
export { ReportDetail } from './ReportDetail.tsx';
export { ReportsScreen } from './ReportsScreen.tsx';
