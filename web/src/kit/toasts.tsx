import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Failure } from '../http/failure';
import { text } from '../texts/texts';
import { FailureText } from './notice';

interface Action {
  label: string;
  run: () => Promise<void>;
}

interface Toast {
  key: number;
  content: string | Failure;
  action?: Action;
}

/** How long an undo is offered (spec: 30 s at least); a failure stays until it is dismissed. */
const OFFERED_MS = 30_000;

const toasts = signal<readonly Toast[]>([]);
let lastKey = 0;

export function showToast(content: Toast['content'], action?: Action): void {
  lastKey += 1;
  toasts.value = [...toasts.value, { key: lastKey, content, ...(action && { action }) }];
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

function ToastView({ toast: { key, content, action } }: { toast: Toast }) {
  const isFailure = content instanceof Failure;
  useEffect(() => {
    if (isFailure) return;
    const timer = setTimeout(() => {
      dismiss(key);
    }, OFFERED_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [key, isFailure]);
  return (
    <div class={isFailure ? 'toast-box is-failure' : 'toast-box'}>
      <div>{isFailure ? <FailureText failure={content} /> : content}</div>
      {action && (
        <button
          type="button"
          class="btn btn-sm btn-outline-light"
          onClick={() => {
            dismiss(key);
            tellFailure(action.run());
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        class="btn-close"
        aria-label={text('close')}
        onClick={() => {
          dismiss(key);
        }}
      />
    </div>
  );
}

/** Where toasts appear; a live region, so that they are also heard. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((toast) => (
        <ToastView key={toast.key} toast={toast} />
      ))}
    </div>
  );
}
