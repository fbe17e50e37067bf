import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { standBeside } from './place';

interface Props {
  /** Of the field; the list and its options are named after it. */
  id: string;
  label: string;
  options: readonly string[];
  /** Index of the option that the keyboard is on, -1 for none. */
  active: number;
  onPick: (option: string) => void;
  /** How an option looks; as it is, unless said otherwise. */
  show?: (option: string) => ComponentChildren;
}

/** What a combobox proposes, hanging under it. */
export function Suggestions({ id, label, options, active, onPick, show }: Props) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const anchor = list.current?.parentElement;
    if (list.current && anchor) standBeside(anchor, list.current, 'start');
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <ul ref={list} id={`${id}-options`} class="suggestions" role="listbox" aria-label={label}>
      {options.map((option, index) => (
        <li
          key={option}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          onPointerDown={(event) => {
            // Else the field would lose the focus, and take what is half typed for the answer.
            event.preventDefault();
          }}
          onClick={() => {
            onPick(option);
          }}
        >
          {show ? show(option) : option}
        </li>
      ))}
    </ul>
  );
}
