import {
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { ChevronUp16Regular } from '@fluentui/react-icons/svg/chevron-up';
import { Fragment } from 'react';
import type { DeviceOptions } from '../../react/useDeviceOptions.ts';
import { at, own } from '../../ui/theme/tokens.ts';

const useStyles = makeStyles({
  trigger: {
    boxSizing: 'border-box',
    width: '26px',
    minHeight: '56px',
    padding: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    border: '1px solid transparent',
    borderRadius: '0 8px 8px 0',
    backgroundColor: 'transparent',
    color: own.stageText,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    [at.icons]: { width: '24px', minHeight: '46px' },
  },
  popover: { maxWidth: 'min(360px, calc(100vw - 24px))' },
  item: { maxWidth: 'none', overflowWrap: 'anywhere' },
});

/** Choice of devices while talking, one group for each kind. */
export function DeviceMenu(props: {
  readonly name: string;
  readonly lists: readonly DeviceOptions[];
}) {
  const styles = useStyles();
  const checked = props.lists.map((list) => [
    list.kind,
    [list.selectedId ?? list.options[0]?.id ?? ''],
  ]);
  return (
    <Menu
      positioning={{ position: 'above', align: 'start' }}
      checkedValues={Object.fromEntries(checked) as Record<string, string[]>}
      onCheckedValueChange={(_, change) =>
        props.lists.find((list) => list.kind === change.name)?.choose(change.checkedItems[0] ?? '')
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <button type="button" className={styles.trigger} aria-label={props.name} title={props.name}>
          <ChevronUp16Regular />
        </button>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <MenuList>
          {props.lists.map((list, index) => (
            <Fragment key={list.kind}>
              {index > 0 ? <MenuDivider /> : null}
              <DeviceGroup list={list} />
            </Fragment>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function DeviceGroup(props: { readonly list: DeviceOptions }) {
  const styles = useStyles();
  const { kind, label, options, disabled } = props.list;
  return (
    <MenuGroup>
      <MenuGroupHeader>{label}</MenuGroupHeader>
      {options.map((option) => (
        <MenuItemRadio
          key={option.id}
          name={kind}
          value={option.id}
          disabled={disabled}
          className={styles.item}
        >
          {option.label}
        </MenuItemRadio>
      ))}
    </MenuGroup>
  );
}
