import type { ButtonHTMLAttributes, ComponentChildren, TargetedMouseEvent } from 'preact';
import { Icon, type IconName } from './icon';
import { Tip } from './tip';

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

type OnClick = (event: TargetedMouseEvent<HTMLButtonElement>) => void;
type NativeProps = Omit<ButtonHTMLAttributes, 'class' | 'onClick'> & { onClick?: OnClick };

interface Looks {
  look?: ButtonLook;
  size?: 'small' | 'usual';
  /** Whether what it began still goes on: it keeps its width and does nothing meanwhile. */
  busy?: boolean;
}

interface Props extends NativeProps, Looks {
  icon?: IconName;
  children: ComponentChildren;
}

function classOf(look: ButtonLook, size: 'small' | 'usual', more = ''): string {
  return `btn btn-${look}${size === 'small' ? ' btn-sm' : ''}${more}`;
}

/** What a button does when pressed: nothing while it is busy, not even submit its form. */
function pressed(busy: boolean, onClick: OnClick | undefined): OnClick {
  return (event) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
}

function Spinner() {
  return <span class="spinner" aria-hidden="true" />;
}

export function Button(props: Props) {
  const {
    look = 'plain',
    size = 'usual',
    busy = false,
    icon,
    children,
    onClick,
    ...native
  } = props;
  return (
    <button
      type="button"
      {...native}
      class={classOf(look, size)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={pressed(busy, onClick)}
    >
      <span class="btn-content">
        {icon && <Icon name={icon} />}
        {children}
      </span>
      {busy && <Spinner />}
    </button>
  );
}

interface IconButtonProps extends NativeProps, Looks {
  icon: IconName;
  /** What it does: its name, and the hint under the pointer. */
  label: string;
}

export function IconButton(props: IconButtonProps) {
  const { look = 'quiet', size = 'usual', busy = false, icon, label, onClick, ...native } = props;
  return (
    <Tip words={label}>
      <button
        type="button"
        {...native}
        class={classOf(look, size, ' btn-icon')}
        aria-label={label}
        aria-busy={busy || undefined}
        aria-disabled={busy || undefined}
        onClick={pressed(busy, onClick)}
      >
        <span class="btn-content">
          <Icon name={icon} />
        </span>
        {busy && <Spinner />}
      </button>
    </Tip>
  );
}
