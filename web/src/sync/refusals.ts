import { signal, type ReadonlySignal } from '@preact/signals';
import type { Failure } from '../http/failure';
import type { Entry } from '../tasks/entries';

/** An edit that was taken back after whoever made it had gone on; what was typed is in it. */
export interface Refusal {
  key: number;
  entry: Entry;
  failure: Failure;
}

const told = signal<readonly Refusal[]>([]);
let lastKey = 0;

export const refusals: ReadonlySignal<readonly Refusal[]> = told;

export function tellRefusal(entry: Entry, failure: Failure): void {
  lastKey += 1;
  told.value = [...told.value, { key: lastKey, entry, failure }];
}

export function dismissRefusal(key: number): void {
  told.value = told.value.filter((refusal) => refusal.key !== key);
}
