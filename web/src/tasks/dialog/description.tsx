import { useState } from 'preact/hooks';
import { IconButton } from '../../kit/button';
import { TextArea } from '../../kit/text-area';
import { text } from '../../texts/texts';
import type { Draft } from '../autosave';
import { DESCRIPTION_MAX } from '../limits';
import { canEdit } from '../rights';
import { piecesOf, type Piece } from './markdown';

const ELEMENTS = { bold: 'strong', italic: 'em', code: 'code' } as const;

function PieceView({ piece }: { piece: Piece }) {
  if (piece.kind === 'text') return <>{piece.text}</>;
  if (piece.kind === 'link') {
    return (
      <a href={piece.href} target="_blank" rel="noreferrer">
        {piece.text}
      </a>
    );
  }
  const Element = ELEMENTS[piece.kind];
  return <Element>{piece.text}</Element>;
}

/** The description as it reads; typed into, it is plain text. */
export function Description({ draft }: { draft: Draft }) {
  const { description } = draft.task.value;
  const pieces = piecesOf(description);
  const hasMarks = pieces.some(({ kind }) => kind !== 'text');
  const [isTyped, setIsTyped] = useState(false);

  if (hasMarks && !isTyped) {
    return (
      <div class="field description">
        <div class="description-head">
          <span class="form-label">{text('task-description')}</span>
          {canEdit.value && (
            <IconButton
              icon="pencil"
              label={text('task-description-edit')}
              onClick={() => {
                setIsTyped(true);
              }}
            />
          )}
        </div>
        <div class="description-text">
          {pieces.map((piece, index) => (
            <PieceView key={index} piece={piece} />
          ))}
        </div>
      </div>
    );
  }
  return (
    <TextArea
      label={text('task-description')}
      hint={text('task-description-hint')}
      rows={3}
      maxLength={DESCRIPTION_MAX}
      autofocus={isTyped}
      value={description}
      error={draft.failure.value?.fields.description}
      onFocus={() => {
        setIsTyped(true);
      }}
      onInput={(value) => {
        draft.change({ description: value });
      }}
      onBlur={() => {
        setIsTyped(false);
      }}
    />
  );
}
