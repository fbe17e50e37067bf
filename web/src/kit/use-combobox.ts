import { useState } from 'preact/hooks';
import { indexAfterKey } from './list-keys';

export interface Combobox {
  typed: string;
  /** What is proposed now; nothing while the list is closed. */
  options: readonly string[];
  /** Index of the option that the keyboard is on, -1 for none. */
  active: number;
  type: (typed: string) => void;
  open: () => void;
  close: () => void;
  /** Handles a key of the list; false when it means nothing to it. */
  press: (key: string) => boolean;
}

/** A field with proposals (ARIA's editable combobox). Args: match: what to propose for a text. */
export function useCombobox(match: (typed: string) => readonly string[]): Combobox {
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const options = isOpen ? match(typed) : [];

  function open() {
    setOpen(true);
  }

  function close() {
    setOpen(false);
    setActive(-1);
  }

  function move(key: string): boolean {
    const next = indexAfterKey(key, isOpen ? options : match(typed), active);
    if (next === null) return false;
    open();
    setActive(next);
    return true;
  }

  return {
    typed,
    options,
    active,
    type: (next) => {
      setTyped(next);
      setActive(-1);
      open();
    },
    open,
    close,
    press: (key) => {
      if (key === 'ArrowDown' || key === 'ArrowUp') return move(key);
      if (key !== 'Escape' || options.length === 0) return false;
      close();
      return true;
    },
  };
}

/** The attributes that make an input the field of a combobox. */
export function comboboxOf(id: string, { options, active, typed }: Combobox) {
  return {
    id,
    role: 'combobox',
    autocomplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': options.length > 0,
    'aria-controls': `${id}-options`,
    'aria-activedescendant': options[active] === undefined ? undefined : `${id}-${active}`,
    value: typed,
  } as const;
}
