import type { GriffelStyle } from '@fluentui/react-components';
import { at } from './theme/tokens.ts';

/** A screen's page: one column in the middle. Each screen adds how wide it is at most. */
export const PAGE: GriffelStyle = {
  boxSizing: 'border-box',
  width: '100%',
  margin: '0 auto',
  padding: '40px 32px',
  display: 'flex',
  flexDirection: 'column',
  gap: '28px',
  [at.phone]: { padding: '24px 16px', gap: '24px' },
  [at.short]: { paddingTop: '24px', gap: '20px' },
};
