import { signal } from '@preact/signals';

/** Whether who is at the screen may change the tasks; a web link may be for reading alone. */
export const canEdit = signal(true);
