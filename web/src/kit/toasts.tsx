import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Failure } from '../http/failure';
import { text } from '../texts/texts';
import { Button, IconButton } from './button';
import { FailureText } from './notice';
import { isCovered } from './top-layer';

interface Action {
  label: string;
  run: () => Promise<void>;
}

interface Toast {
  key: number;
  content: string | Failure;
  action?: Action;
  /** When it goes by itself, epoch ms; dialogs that open and close don't make it stay longer. */
  until: number;
}

/** How long an undo is offered (spec: 30 s at least); a failure stays until it is dismissed. */
const OFFERED_MS = 30_000;

const toasts = signal<readonly Toast[]>([]);
let lastKey = 0;

export function showToast(content: Toast['content'], action?: Action): void {
  lastKey += 1;
  const until = Date.now() + OFFERED_MS;
  toasts.value = [...toasts.value, { key: lastKey, content, until, ...(action && { action }) }];
}

/** Waits for something the person asked for, and tells him when it fails. */
export function tellFailure(asked: Promise<void>): void {
  asked.catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    showToast(error);
  });
}

function dismiss(key: number): void {
  toasts.value = toasts.value.filter((toast) => toast.key !== key);
}

function ToastView({ toast: { key, content, action, until } }: { toast: Toast }) {
  const isFailure = content instanceof Failure;
  useEffect(() => {
    if (isFailure) return;
    const timer = setTimeout(() => {
      dismiss(key);
    }, until - Date.now());
    return () => {
      clearTimeout(timer);
    };
  }, [key, isFailure, until]);
  return (
    <div class={isFailure ? 'toast-box is-failure' : 'toast-box'}>
      <div>{isFailure ? <FailureText failure={content} /> : content}</div>
      {action && (
        <Button
          size="small"
          onClick={() => {
            dismiss(key);
            tellFailure(action.run());
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        icon="cross"
        size="small"
        label={text('close')}
        onClick={() => {
          dismiss(key);
        }}
      />
    </div>
  );
}

/** The toasts themselves; a live region, so that they are also heard. */
export function ToastList() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((toast) => (
        <ToastView key={toast.key} toast={toast} />
      ))}
    </div>
  );
}

/** Where toasts appear while no dialog covers the page. */
export function Toasts() {
  return isCovered() ? null : <ToastList />;
}
