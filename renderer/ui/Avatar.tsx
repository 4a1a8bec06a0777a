import { makeStyles } from '@fluentui/react-components';
import { initials, nameHash } from './initials.ts';
import { avatarGrounds } from './theme/tokens.ts';

const useStyles = makeStyles({
  circle: {
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

/** A person without a picture. Decoration: the name stands beside it. `size` in CSS pixels. */
export function Avatar(props: { readonly name: string; readonly size: number }) {
  const styles = useStyles();
  const text = initials(props.name);
  const ground = avatarGrounds[nameHash(props.name) % avatarGrounds.length];
  const width = props.size * (text.length > 1 ? 0.32 : 0.42);
  return (
    <div
      aria-hidden="true"
      className={styles.circle}
      style={{
        width: props.size,
        height: props.size,
        fontSize: Math.round(width),
        backgroundColor: ground,
      }}
    >
      {text}
    </div>
  );
}
