import type { ComponentChildren } from 'preact';

interface Props {
  /** One sentence: what would stand here. */
  title: string;
  /** What one might write or do. */
  example?: string;
  /** The one action. */
  children?: ComponentChildren;
}

/** A list that has nothing yet. */
export function EmptyState({ title, example, children }: Props) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {example && <p>{example}</p>}
      {children}
    </div>
  );
}
