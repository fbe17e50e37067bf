import { effect, signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** The place of a key on the keyboard (`KeyboardEvent.code`), the same in every layout. */
export type Place = 'KeyQ' | 'Slash' | 'Shift+Slash';

interface Key {
  place: Place;
  /** Id of the text that says what it does. */
  about: string;
  run: () => void;
}

const STORED = 'vestnik.keys';
const TYPED_INTO = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';

/** What is printed on the key, in the layout for which it was chosen. */
export const CAPS: Record<Place, string> = { KeyQ: 'Q', Slash: '/', 'Shift+Slash': '?' };

/** The keys that do something now. */
export const keys = signal<readonly Key[]>([]);
/** Whether the person wants them (WCAG 2.1.4: single keys can be switched off). */
export const areKeysOn = signal(localStorage.getItem(STORED) !== 'off');

/** Gives a key its work; answers how to take it away again. */
export function registerKey(place: Place, about: string, run: () => void): () => void {
  const key = { place, about, run };
  keys.value = [...keys.peek(), key];
  return () => {
    keys.value = keys.peek().filter((other) => other !== key);
  };
}

/** Gives a key its work for as long as the component is there. */
export function useKey(place: Place, about: string, run: () => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(
    () =>
      registerKey(place, about, () => {
        latest.current();
      }),
    [place, about],
  );
}

function placeOf({ key, code, shiftKey }: KeyboardEvent): string {
  // A question mark is one wherever a layout has put it.
  if (key === '?') return 'Shift+Slash';
  return shiftKey ? `Shift+${code}` : code;
}

/** Whether the key was meant for something else: a field, a shortcut, a dialog that is open. */
function isTaken({ target, ctrlKey, altKey, metaKey, repeat, isComposing }: KeyboardEvent) {
  if (ctrlKey || altKey || metaKey || repeat || isComposing) return true;
  if (target instanceof Element && target.closest(TYPED_INTO)) return true;
  return document.querySelector('dialog[open]') !== null;
}

function onKeyDown(event: KeyboardEvent): void {
  if (!areKeysOn.value || event.defaultPrevented || isTaken(event)) return;
  const place = placeOf(event);
  const key = keys.value.findLast((known) => known.place === place);
  if (!key) return;
  event.preventDefault();
  key.run();
}

/** Listens to the keyboard, and keeps whether the person wants that. */
export function followKeys(): void {
  effect(() => {
    localStorage.setItem(STORED, areKeysOn.value ? 'on' : 'off');
  });
  window.addEventListener('keydown', onKeyDown);
}
