import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../texts/texts';
import { IconButton } from './button';
import { useTopLayer } from './top-layer';
import { ToastList } from './toasts';

interface Props {
  title: string;
  /** Selector of what has the focus at first. */
  start?: string;
  /** Called once it is closed: by Esc, the cross, the gesture of going back, `closeDialog`. */
  onClose: () => void;
  /** Buttons that stay in sight under what scrolls. */
  footer?: ComponentChildren;
  wide?: boolean;
  children: ComponentChildren;
}

/** Closes the dialog in which an element stands. */
export function closeDialog(inside: Element): void {
  inside.closest('dialog')?.close();
}

/**
 * A modal on the native element, which keeps the focus in and gives it back; on a phone a sheet.
 *
 * Toasts stand in the topmost dialog: whatever is outside of it can be neither pressed nor heard.
 */
export function Dialog({ title, start = 'h2', onClose, footer, wide = false, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const isTop = useTopLayer(titleId);
  const closed = useRef(onClose);
  closed.current = onClose;

  // At once: what is typed next is meant for it, not for the page behind.
  useLayoutEffect(() => {
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
    <dialog ref={dialog} class={wide ? 'dialog is-wide' : 'dialog'} aria-labelledby={titleId}>
      <div class="dialog-head">
        <h2 id={titleId} tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon="cross" label={text('close')} onClick={() => dialog.current?.close()} />
      </div>
      <div class="dialog-body">{children}</div>
      {footer && <div class="dialog-foot">{footer}</div>}
      {isTop && <ToastList />}
    </dialog>
  );
}
