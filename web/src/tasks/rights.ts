import { signal } from '@preact/signals';

/** Whether whoever is here may change the tasks: not by a link that only reads. */
export const canEdit = signal(true);
