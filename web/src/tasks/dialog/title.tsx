import { useState } from 'preact/hooks';
import { Checkbox } from '../../kit/checkbox';
import { TextArea } from '../../kit/text-area';
import { text } from '../../texts/texts';
import type { Draft } from '../autosave';
import { TITLE_MAX } from '../limits';

/** The title and whether it is done. An empty title is never saved: the last one stays. */
export function Title({ draft }: { draft: Draft }) {
  const { title, done } = draft.task.value;
  const [isEmpty, setIsEmpty] = useState(false);

  return (
    <div class="task-head">
      <Checkbox
        label={text('task-done')}
        checked={done}
        onChange={(checked) => {
          draft.change({ done: checked });
        }}
      />
      <TextArea
        label={text('task-title')}
        rows={1}
        maxLength={TITLE_MAX}
        value={isEmpty ? '' : title}
        error={isEmpty ? text('task-title-empty') : draft.failure.value?.fields.title}
        onInput={(value) => {
          const line = value.replaceAll('\n', ' ');
          setIsEmpty(!line.trim());
          if (line.trim()) draft.change({ title: line });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
        onBlur={() => {
          setIsEmpty(false);
        }}
      />
    </div>
  );
}
