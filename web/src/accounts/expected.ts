import { effect } from '@preact/signals';
import { session } from './session';

const STORED = 'vestnik.signed-in';

/** Remembers whether somebody is signed in here, so that the next load outlines what will come. */
export function rememberSession(): void {
  effect(() => {
    const { state } = session.value;
    if (state === 'signed-in') localStorage.setItem(STORED, 'yes');
    if (state === 'signed-out') localStorage.removeItem(STORED);
  });
}
