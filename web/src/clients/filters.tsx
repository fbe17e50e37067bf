import type { TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { text } from '../texts/texts';
import { ALL_CLIENTS, type Wanted } from './model';

interface Props {
  wanted: Wanted;
  onChange: (wanted: Wanted) => void;
}

const MORE = ['tag', 'operator_code', 'timezone'] as const;

const LABELS = {
  q: 'clients-search',
  tag: 'client-tag',
  operator_code: 'client-operator-code',
  timezone: 'client-timezone',
} as const;

/** A search in the directory; what narrows it further is folded away. */
export function Filters({ wanted, onChange }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const isNarrowed = MORE.some((part) => wanted[part] !== '');
  const field = (part: keyof Wanted) => ({
    name: part,
    label: text(LABELS[part]),
    value: wanted[part],
    autocomplete: 'off' as const,
    onInput: ({ currentTarget: { value } }: TargetedEvent<HTMLInputElement>) => {
      onChange({ ...wanted, [part]: value });
    },
  });
  return (
    <div class="screen-filters" role="search">
      <Field {...field('q')} type="search" placeholder={text('clients-search-example')} />
      <Button
        icon="settings"
        aria-expanded={isOpen || isNarrowed}
        onClick={() => {
          setIsOpen(!isOpen);
          if (isNarrowed) onChange({ ...ALL_CLIENTS, q: wanted.q });
        }}
      >
        {text(isNarrowed ? 'clients-filters-off' : 'clients-filters')}
      </Button>
      {(isOpen || isNarrowed) && MORE.map((part) => <Field key={part} {...field(part)} />)}
    </div>
  );
}
