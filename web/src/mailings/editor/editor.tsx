import { useState } from 'preact/hooks';
import type { Mailing } from '../../http/types';
import { Button } from '../../kit/button';
import { FailureNotice } from '../../kit/notice';
import { text } from '../../texts/texts';
import { Audience } from './audience';
import { LockedNotice } from './locked-notice';
import { Preview } from './preview';
import { ReleaseQuestion } from './release-question';
import { TextPart } from './text-part';
import { Times } from './times';
import { useDraft, type Editing } from './use-draft';
import { useKnown } from './use-known';
import { usePreview } from './use-preview';

/** Everything that a mailing is made of, and beside it whom it would reach and with what. */
export function Editor({ mailing }: { mailing: Mailing | null }) {
  const [isAsked, setIsAsked] = useState(false);
  const editing = useDraft(mailing);
  const { draft, failure } = editing;
  const preview = usePreview(draft.filter, draft.text);
  const isReleased = mailing !== null && mailing.state !== 'draft';

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (isReleased) void editing.save();
    else if (editing.isWhole()) setIsAsked(true);
  }

  return (
    <div class="editor">
      <form class="editor-parts" noValidate onSubmit={submit}>
        {failure && <FailureNotice failure={failure} />}
        {mailing?.locked && <LockedNotice mailing={mailing} />}
        <Parts editing={editing} isLocked={mailing?.locked ?? false} />
        <Buttons editing={editing} isReleased={isReleased} />
      </form>
      <Preview of={preview} hasText={draft.text.trim() !== ''} />
      {isAsked && (
        <ReleaseQuestion
          draft={draft}
          onConfirm={() => editing.save('scheduled')}
          onClose={() => {
            setIsAsked(false);
          }}
        />
      )}
    </div>
  );
}

interface PartsProps {
  editing: Editing;
  /** Whether it has begun: then only its end and its hours change. */
  isLocked: boolean;
}

function Parts({ editing: { draft, set, wrong, failure }, isLocked }: PartsProps) {
  const known = useKnown();
  const errorOf = (part: 'text' | 'filter') =>
    wrong[part] ? text(wrong[part]) : failure?.fields[part];
  return (
    <>
      <TextPart
        value={draft.text}
        fields={known.fields}
        onChange={(words) => {
          set({ text: words });
        }}
        error={errorOf('text')}
        disabled={isLocked}
      />
      <Audience
        filter={draft.filter}
        known={known}
        onChange={(filter) => {
          set({ filter });
        }}
        error={errorOf('filter')}
        disabled={isLocked}
      />
      <Times draft={draft} onChange={set} wrong={wrong} failure={failure} disabled={isLocked} />
    </>
  );
}

function Buttons({ editing, isReleased }: { editing: Editing; isReleased: boolean }) {
  return (
    <div class="form-end">
      {!isReleased && (
        <Button busy={editing.busy} onClick={() => void editing.save('draft')}>
          {text('mailing-save-draft')}
        </Button>
      )}
      <Button type="submit" look="primary" icon={isReleased ? 'check' : 'send'} busy={editing.busy}>
        {text(isReleased ? 'mailing-save' : 'mailing-release')}
      </Button>
    </div>
  );
}
