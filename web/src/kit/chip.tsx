import type { ComponentChildren } from 'preact';
import { text } from '../texts/texts';
import { Icon } from './icon';

interface Props {
  children: ComponentChildren;
  onRemove?: () => void;
  /** What the cross does, for a screen reader: "Remove: work". */
  removeLabel?: string;
}

/** A small thing that was chosen, and may be taken away. */
export function Chip({ children, onRemove, removeLabel }: Props) {
  return (
    <span class="chip">
      <span>{children}</span>
      {onRemove && (
        <button
          type="button"
          class="chip-remove"
          aria-label={removeLabel ?? text('remove')}
          onClick={onRemove}
        >
          <Icon name="cross" />
        </button>
      )}
    </span>
  );
}
