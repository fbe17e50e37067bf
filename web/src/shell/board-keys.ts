import { useEffect } from 'preact/hooks';
import { canEdit } from '../tasks/rights';
import { boardAddress } from '../tasks/task-address';
import { registerKey } from './keys';
import { goToField } from './navigation';

/** The keys that lead to the fields of the board from anywhere. */
export function useBoardKeys(): void {
  const mayAdd = canEdit.value;
  useEffect(() => {
    if (!mayAdd) return;
    return registerKey('KeyQ', 'key-add', () => {
      goToField(boardAddress(), '.add-task input');
    });
  }, [mayAdd]);
  useEffect(
    () =>
      registerKey('Slash', 'key-search', () => {
        goToField(boardAddress(), '.search input');
      }),
    [],
  );
}
