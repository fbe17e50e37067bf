import { signal } from '@preact/signals';

/** The zone that times on the page are told in, IANA: the person's, else the browser's. */
export const zone = signal(Intl.DateTimeFormat().resolvedOptions().timeZone);
