import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button, IconButton } from './button';
import { Icon, type IconName } from './icon';
import { indexAfterKey } from './list-keys';
import { standBeside } from './place';

export interface MenuItem {
  label: string;
  icon?: IconName;
  danger?: boolean;
  onSelect: () => void;
}

interface Props {
  label: string;
  /** Shown instead of the label, which stays its name. */
  icon?: IconName;
  items: readonly MenuItem[];
}

/** A button that opens a list of actions (ARIA's menu button). */
export function Menu({ label, icon, items }: Props) {
  const [start, setStart] = useState<number | null>(null);
  const id = useId();
  const anchor = useRef<HTMLDivElement>(null);
  const isOpen = start !== null;

  function close() {
    setStart(null);
    anchor.current?.querySelector('button')?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isOpen || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    setStart(event.key === 'ArrowDown' ? 0 : items.length - 1);
  }

  const button = {
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
    'aria-controls': isOpen ? id : undefined,
    onKeyDown,
    onClick: () => {
      setStart(isOpen ? null : 0);
    },
  } as const;
  return (
    <div
      ref={anchor}
      class="menu-anchor"
      onFocusOut={({ relatedTarget }) => {
        if (!anchor.current?.contains(relatedTarget as Node | null)) setStart(null);
      }}
    >
      {icon ? (
        <IconButton {...button} icon={icon} label={label} />
      ) : (
        <Button {...button}>
          <span class="menu-label">{label}</span>
          <Icon name="chevron-down" />
        </Button>
      )}
      {start !== null && (
        <MenuList id={id} label={label} items={items} start={start} onClose={close} />
      )}
    </div>
  );
}

interface ListProps {
  id: string;
  label: string;
  items: readonly MenuItem[];
  /** Which item has the focus at first. */
  start: number;
  onClose: () => void;
}

function MenuList({ id, label, items, start, onClose }: ListProps) {
  const list = useRef<HTMLDivElement>(null);

  function focus(index: number) {
    list.current?.querySelectorAll('button')[index]?.focus();
  }

  useLayoutEffect(() => {
    const anchor = list.current?.parentElement;
    if (list.current && anchor) standBeside(anchor, list.current, 'end');
    focus(start);
  }, [start]);
  useEffect(() => closeWhenScrolled(list.current, onClose));

  function onKeyDown(event: KeyboardEvent) {
    const labels = items.map((item) => item.label);
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const next = indexAfterKey(event.key, labels, buttons.indexOf(event.target as never));
    if (event.key === 'Escape') onClose();
    else if (next !== null) focus(next);
    else return;
    // Else Esc would also close the dialog around, and arrows would scroll.
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div ref={list} id={id} class="menu" role="menu" aria-label={label} onKeyDown={onKeyDown}>
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          class={item.danger ? 'menu-item is-danger' : 'menu-item'}
          onClick={() => {
            onClose();
            item.onSelect();
          }}
        >
          {item.icon && <Icon name={item.icon} />}
          {item.label}
        </button>
      ))}
    </div>
  );
}

/** The list hangs at a place of the window; when what is under it moves, it must go. */
function closeWhenScrolled(list: HTMLElement | null, onClose: () => void): () => void {
  const onScroll = ({ target }: Event) => {
    if (target !== list) onClose();
  };
  window.addEventListener('scroll', onScroll, true);
  window.addEventListener('resize', onClose);
  return () => {
    window.removeEventListener('scroll', onScroll, true);
    window.removeEventListener('resize', onClose);
  };
}
