import { text } from '../../texts/texts';
import { search } from '../reading';
import { knownTags } from '../store';

/** More would push the lists off a phone's screen; the others are found by typing. */
const SHOWN = 12;

/** The tags in use, one press away. */
export function TagFilter() {
  const tags = knownTags.value.slice(0, SHOWN);
  if (tags.length === 0) return null;
  return (
    <div class="tag-filter" role="group" aria-label={text('tags')}>
      {tags.map((tag) => {
        const query = `#${tag}`;
        const isChosen = search.value === query;
        return (
          <button
            key={tag}
            type="button"
            class="mark tag"
            aria-pressed={isChosen}
            onClick={() => {
              search.value = isChosen ? '' : query;
            }}
          >
            {query}
          </button>
        );
      })}
    </div>
  );
}
