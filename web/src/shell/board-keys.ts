import { useEffect } from 'preact/hooks';
import { navigate } from 'wouter-preact/use-browser-location';
import { canEdit } from '../tasks/rights';
import { boardAddress } from '../tasks/task-address';
import { registerKey } from './keys';

/** Puts the cursor into a field of the board, which may lie behind another screen. */
function focusOnBoard(field: string): void {
  if (location.pathname !== boardAddress()) navigate(boardAddress());
  // What was navigated to is there with the next frame.
  requestAnimationFrame(() => {
    const input = document.querySelector<HTMLInputElement>(field);
    input?.focus();
    input?.select();
  });
}

/** The keys that lead to the fields of the board from anywhere. */
export function useBoardKeys(): void {
  const mayAdd = canEdit.value;
  useEffect(() => {
    if (!mayAdd) return;
    return registerKey('KeyQ', 'key-add', () => {
      focusOnBoard('.add-task input');
    });
  }, [mayAdd]);
  useEffect(
    () =>
      registerKey('Slash', 'key-search', () => {
        focusOnBoard('.search input');
      }),
    [],
  );
}
