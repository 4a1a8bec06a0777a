import { makeStyles, tokens } from '@fluentui/react-components';

/** A form for what everybody is told. */
export const useIncidentFormStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    padding: '16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  times: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
    gap: '12px',
  },
  categories: { display: 'flex', flexWrap: 'wrap', gap: '0 12px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});
