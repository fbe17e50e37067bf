import { useRef } from 'preact/hooks';
import { IconButton } from '../../kit/button';
import { text } from '../../texts/texts';
import { search } from '../reading';

/** Characters; the API's limit of `q`. */
const QUERY_MAX = 200;

/** Looks in both lists while it is being typed into. */
export function SearchBox() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="search" role="search">
      <input
        ref={input}
        type="search"
        class="form-control"
        id="search"
        aria-label={text('search')}
        placeholder={text('search')}
        maxLength={QUERY_MAX}
        autocomplete="off"
        value={search.value}
        onInput={({ currentTarget: { value } }) => {
          search.value = value;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !search.value) return;
          event.stopPropagation();
          search.value = '';
        }}
      />
      {search.value && (
        <IconButton
          icon="cross"
          label={text('search-clear')}
          onClick={() => {
            search.value = '';
            input.current?.focus();
          }}
        />
      )}
    </div>
  );
}
