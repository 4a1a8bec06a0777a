import {
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { ChevronUp16Regular } from '@fluentui/react-icons/svg/chevron-up';
import { Fragment } from 'react';
import type { DeviceOptions } from '../../react/useDeviceOptions.ts';
import type { SwitchOption } from '../../react/switchOption.ts';
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

/** Name of the switches among the groups of the menu. */
const SWITCHES = 'switches';

/** Choice of devices while talking, one group for each kind, and what is done with what they give. */
export function DeviceMenu(props: {
  readonly name: string;
  readonly lists: readonly DeviceOptions[];
  readonly switches: readonly SwitchOption[];
}) {
  const styles = useStyles();
  const { lists, switches } = props;
  const checked: Record<string, string[]> = {
    ...Object.fromEntries(
      lists.map((list) => [list.kind, [list.selectedId ?? list.options[0]?.id ?? '']]),
    ),
    [SWITCHES]: switches.filter((one) => one.checked).map(({ label }) => label),
  };
  const change = (name: string, items: readonly string[]) => {
    lists.find((list) => list.kind === name)?.choose(items[0] ?? '');
    if (name !== SWITCHES) return;
    switches
      .find((one) => one.checked !== items.includes(one.label))
      ?.onChange(items.length > (checked[SWITCHES]?.length ?? 0));
  };
  return (
    <Menu
      positioning={{ position: 'above', align: 'start' }}
      checkedValues={checked}
      onCheckedValueChange={(_, { name, checkedItems }) => change(name, checkedItems)}
    >
      <MenuTrigger disableButtonEnhancement>
        <button type="button" className={styles.trigger} aria-label={props.name} title={props.name}>
          <ChevronUp16Regular />
        </button>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <MenuList>
          {lists.map((list, index) => (
            <Fragment key={list.kind}>
              {index > 0 ? <MenuDivider /> : null}
              <DeviceGroup list={list} />
            </Fragment>
          ))}
          <MenuDivider />
          {switches.map(({ label, disabled }) => (
            <MenuItemCheckbox
              key={label}
              name={SWITCHES}
              value={label}
              disabled={disabled}
              className={styles.item}
            >
              {label}
            </MenuItemCheckbox>
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
