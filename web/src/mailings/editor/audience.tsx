import type { MailingFilter } from '../../http/types';
import { Checkbox } from '../../kit/checkbox';
import { Said } from '../../kit/said';
import { Select } from '../../kit/select';
import { TagField } from '../../kit/tag-field';
import { text } from '../../texts/texts';
import type { Known } from './use-known';

interface Props {
  filter: MailingFilter;
  known: Known;
  onChange: (filter: MailingFilter) => void;
  error: string | undefined;
  disabled: boolean;
}

const MATCHES = ['all', 'any'] as const;

/** Who gets it: everybody, or those of some operator codes and tags. */
export function Audience({ filter, known, onChange, error, disabled }: Props) {
  const hasBoth = filter.operator_codes.length > 0 && filter.tags.length > 0;
  return (
    <section class="card form" aria-label={text('mailing-filter')}>
      <h3>{text('mailing-filter')}</h3>
      <Checkbox
        label={text('mailing-everyone')}
        checked={filter.everyone}
        disabled={disabled}
        onChange={(everyone) => {
          onChange({ ...filter, everyone });
        }}
      />
      {!filter.everyone && (
        <>
          <TagField
            label={text('mailing-tags')}
            value={filter.tags}
            suggestions={known.tags}
            disabled={disabled}
            onChange={(tags) => {
              onChange({ ...filter, tags: [...tags] });
            }}
          />
          <TagField
            label={text('mailing-codes')}
            value={filter.operator_codes}
            suggestions={known.codes}
            hint={text('mailing-codes-hint')}
            disabled={disabled}
            onChange={(codes) => {
              onChange({ ...filter, operator_codes: codes.filter((code) => /^\d{3}$/.test(code)) });
            }}
          />
          {hasBoth && (
            <Select
              label={text('mailing-match')}
              value={filter.match}
              options={MATCHES.map((value) => ({ value, label: text(`mailing-match-${value}`) }))}
              disabled={disabled}
              onChange={(match) => {
                onChange({ ...filter, match });
              }}
            />
          )}
        </>
      )}
      <Said id="mailing-filter" error={error} />
    </section>
  );
}
