import { signal } from '@preact/signals';
import { text } from '../texts/texts';

/** Whether the browser believes that it has a network. */
export const isOnline = signal(navigator.onLine);

for (const event of ['online', 'offline']) {
  window.addEventListener(event, () => {
    isOnline.value = navigator.onLine;
  });
}

/** Says that there is no network, and what becomes of edits meanwhile. */
export function OfflineNotice() {
  return (
    <div class="notice-bar" role="status">
      {!isOnline.value && <p>{text('offline')}</p>}
    </div>
  );
}
