import { text } from '../texts/texts';

export function Waiting() {
  return (
    <p class="waiting" role="status">
      <span class="spinner" aria-hidden="true" /> {text('loading')}
    </p>
  );
}
