import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { text } from '../texts/texts';

interface Props {
  title: string;
  /** Selector of what has the focus at first. */
  start?: string;
  /** Called once it is closed, by Esc, the cross or `close` of its form. */
  onClose: () => void;
  children: ComponentChildren;
}

/** A modal on the native element: it traps the focus and gives it back. */
export function Dialog({ title, start = 'h2', onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const closed = useRef(onClose);
  closed.current = onClose;

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const tell = () => {
      closed.current();
    };
    element.showModal();
    element.querySelector<HTMLElement>(start)?.focus();
    element.addEventListener('close', tell);
    return () => {
      element.removeEventListener('close', tell);
      element.close();
    };
  }, [start]);

  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={titleId}>
      <div class="dialog-head">
        <h2 id={titleId} tabIndex={-1}>
          {title}
        </h2>
        <button
          type="button"
          class="btn-close"
          aria-label={text('close')}
          onClick={() => dialog.current?.close()}
        />
      </div>
      {children}
    </dialog>
  );
}
