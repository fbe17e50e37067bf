import { Button } from '../../kit/button';
import { FailureText } from '../../kit/notice';
import { text } from '../../texts/texts';
import type { Draft } from '../autosave';

/** Says whether everything typed is saved, also to those who listen. */
export function SavedState({ draft }: { draft: Draft }) {
  const state = draft.state.value;
  const failure = draft.failure.value;
  return (
    <div class={`saved-state is-${state}`}>
      <span role="status">{text(`saved-${state}`)}</span>
      {failure && state === 'refused' && (
        <span class="saved-why">
          <FailureText failure={failure} />
        </span>
      )}
      {(state === 'unsent' || state === 'refused') && (
        <Button
          size="small"
          look="quiet"
          onClick={() => {
            draft.retry();
          }}
        >
          {text('retry')}
        </Button>
      )}
    </div>
  );
}
