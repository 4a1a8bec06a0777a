// The door of quality: what was measured in the call, beside what the contract promises.
export { QualityPanel } from './QualityPanel.tsx';
