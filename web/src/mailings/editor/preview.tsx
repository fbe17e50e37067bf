import { useState } from 'preact/hooks';
import { saidPhone } from '../../clients/model';
import type { MailingPreview, MailingSample } from '../../http/types';
import { IconButton } from '../../kit/button';
import { Loading } from '../../kit/loading';
import type { Loaded } from '../../kit/use-loaded';
import { text } from '../../texts/texts';

interface Props {
  of: Loaded<MailingPreview | null>;
  hasText: boolean;
}

/** How many a filter chooses, and what some of them would read. */
export function Preview({ of, hasText }: Props) {
  return (
    <aside class="card preview" aria-label={text('preview')}>
      <h3>{text('preview')}</h3>
      <Loading of={of} />
      {of.data === null && <p class="form-text">{text('preview-nobody-yet')}</p>}
      {of.data && <Found preview={of.data} hasText={hasText} />}
    </aside>
  );
}

/** How many clients, in words; the counting may have been stopped. */
export function saidCount({ count, at_least }: MailingPreview): string {
  return text(at_least ? 'preview-at-least' : 'preview-count', { count });
}

function Found({ preview, hasText }: { preview: MailingPreview; hasText: boolean }) {
  const { segments, characters, sample } = preview;
  return (
    <>
      <p class="preview-count" role="status">
        {saidCount(preview)}
      </p>
      {hasText && (
        <p class="form-text">
          {text('preview-characters', { count: characters })},{' '}
          {text('preview-segments', { count: segments })}
        </p>
      )}
      {hasText && sample.length > 0 && <Samples sample={sample} />}
    </>
  );
}

function Samples({ sample }: { sample: readonly MailingSample[] }) {
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, sample.length - 1);
  const one = sample[at];
  if (!one) return null;
  const turn = (step: number) => () => {
    setChosen(at + step);
  };
  return (
    <>
      <div class="preview-turn">
        <IconButton
          icon="chevron-left"
          label={text('preview-before')}
          disabled={at === 0}
          onClick={turn(-1)}
        />
        <span aria-live="polite">{text('preview-of', { number: at + 1, of: sample.length })}</span>
        <IconButton
          icon="chevron-right"
          label={text('preview-after')}
          disabled={at === sample.length - 1}
          onClick={turn(1)}
        />
      </div>
      <div class="preview-to">
        <span class="number">{saidPhone(one.client.phone)}</span>{' '}
        <span class="form-text">{one.client.timezone}</span>
      </div>
      <blockquote class="preview-text">{one.text}</blockquote>
      {one.missing.length > 0 && (
        <div class="alert alert-warning">
          {text('preview-missing', { fields: one.missing.join(', ') })}
        </div>
      )}
    </>
  );
}
