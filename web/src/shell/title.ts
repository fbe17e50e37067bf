import { effect, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { text } from '../texts/texts';

interface Titled {
  title: string;
}

/** What is on the screen, the topmost last: a dialog lies over its page. */
const shown = signal<readonly Titled[]>([]);

/** Names the document after a screen or a dialog for as long as it is there. */
export function useTitle(title: string): void {
  useEffect(() => {
    const mine = { title };
    shown.value = [...shown.peek(), mine];
    return () => {
      shown.value = shown.peek().filter((other) => other !== mine);
    };
  }, [title]);
}

/** Keeps the title of the document that of what lies on top. */
export function followTitle(): void {
  effect(() => {
    const [product, top] = [text('product'), shown.value.at(-1)];
    document.title = top ? `${top.title} – ${product}` : product;
  });
}
