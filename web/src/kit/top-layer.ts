import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Ids of the open dialogs, the topmost last. */
const layers = signal<readonly string[]>([]);

/** Whether any dialog is open. */
export function isCovered(): boolean {
  return layers.value.length > 0;
}

/** Whether the dialog with this id is the topmost, for as long as it is there. */
export function useTopLayer(id: string): boolean {
  useEffect(() => {
    layers.value = [...layers.peek(), id];
    return () => {
      layers.value = layers.peek().filter((layer) => layer !== id);
    };
  }, [id]);
  return layers.value.at(-1) === id;
}
