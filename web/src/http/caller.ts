import { signal, type ReadonlySignal } from '@preact/signals';

/** As whom this page calls: the person who is signed in, or whoever came by a web link. */
export type Caller = 'person' | 'link';

const current = signal<Caller>('person');

export const caller: ReadonlySignal<Caller> = current;

/** With `link` the API shows the tasks of the link, also where somebody is signed in. */
export function actAs(wanted: Caller): void {
  current.value = wanted;
}
