import { makeStyles } from '@fluentui/react-components';
import { initials, nameHash } from './initials.ts';
import { avatarGrounds } from './theme/tokens.ts';

const useStyles = makeStyles({
  circle: {
    '--size': 'clamp(24px, min(30cqw, 40cqh), 160px)',
    width: 'var(--size)',
    height: 'var(--size)',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: '50%',
    color: '#ffffff',
    fontWeight: 600,
    lineHeight: 1,
    whiteSpace: 'nowrap',
    userSelect: 'none',
    border: '1px solid transparent',
    flexShrink: 0,
  },
});

/**
 * A person without a picture, as large as the nearest size container (`containerType: 'size'`) has room for.
 * Decoration: the name stands beside it.
 */
export function Avatar(props: { readonly name: string }) {
  const styles = useStyles();
  const text = initials(props.name);
  const ground = avatarGrounds[nameHash(props.name) % avatarGrounds.length];
  const letter = text.length > 1 ? 0.32 : 0.42;
  return (
    <div
      aria-hidden="true"
      className={styles.circle}
      style={{ fontSize: `calc(var(--size) * ${letter})`, backgroundColor: ground }}
    >
      {text}
    </div>
  );
}
