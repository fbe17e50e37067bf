import { text } from '../texts/texts';

/** The first stop of the keyboard: past the header. */
export function SkipLink() {
  return (
    <a
      class="skip-link"
      href="#main"
      onClick={(event) => {
        // The address keeps what it names.
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
    >
      {text('skip-to-content')}
    </a>
  );
}
