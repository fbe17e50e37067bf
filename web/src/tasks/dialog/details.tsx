import { DateTimeField } from '../../kit/date-time-field';
import { Select } from '../../kit/select';
import { TagField } from '../../kit/tag-field';
import { text } from '../../texts/texts';
import type { Draft } from '../autosave';
import { knownTags } from '../store';
import { zone } from '../../texts/zone';

const PRIORITIES = [1, 2, 3, 4];

/** Due date, priority and tags. */
export function Details({ draft }: { draft: Draft }) {
  const { due_at, priority, tags } = draft.task.value;
  const errors = draft.failure.value?.fields ?? {};
  return (
    <div class="task-details">
      <DateTimeField
        label={text('due')}
        value={due_at}
        zone={zone.value}
        error={errors.due_at}
        onChange={(due) => {
          draft.change({ due_at: due });
        }}
      />
      <Select
        label={text('priority')}
        value={String(priority)}
        options={PRIORITIES.map((one) => ({
          value: String(one),
          label: text('priority-name', { priority: one }),
        }))}
        onChange={(value) => {
          draft.change({ priority: Number(value) });
        }}
      />
      <TagField
        label={text('tags')}
        value={tags}
        suggestions={knownTags.value}
        onChange={(chosen) => {
          draft.change({ tags: [...chosen] });
        }}
      />
    </div>
  );
}
