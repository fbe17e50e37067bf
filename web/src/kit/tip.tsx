import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { standBeside } from './place';

interface Props {
  words: string;
  children: ComponentChildren;
}

/** Words that appear under the pointer, with the focus or after a tap; Esc hides them. */
export function Tip({ words, children }: Props) {
  const [shown, setShown] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (anchor.current && box.current) standBeside(anchor.current, box.current, 'start');
  }, [shown]);

  function show() {
    setShown(true);
  }

  function hide() {
    setShown(false);
  }

  function onFocus({ target }: FocusEvent) {
    if (target instanceof Element && target.matches(':focus-visible')) show();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !shown) return;
    event.preventDefault();
    event.stopPropagation();
    hide();
  }

  return (
    <span
      ref={anchor}
      class="tip-anchor"
      onPointerEnter={show}
      onPointerLeave={hide}
      onFocusIn={onFocus}
      onFocusOut={hide}
      onKeyDown={onKeyDown}
    >
      {children}
      {shown && (
        <span ref={box} class="tip" role="tooltip">
          {words}
        </span>
      )}
    </span>
  );
}
