import { text } from '../texts/texts';

export function Waiting() {
  return (
    <p class="waiting" role="status">
      <span class="spinner-border spinner-border-sm" aria-hidden="true" /> {text('loading')}
    </p>
  );
}
