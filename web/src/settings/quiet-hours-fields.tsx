import { useState } from 'preact/hooks';
import type { QuietHours } from '../http/types';
import { Switch } from '../kit/checkbox';
import { Field } from '../kit/field';
import { text } from '../texts/texts';

/** What people mostly choose. */
const USUAL: QuietHours = { from: '22:00', to: '07:00' };

interface Props {
  value: QuietHours | null;
  onChange: (value: QuietHours | null) => void;
}

/** Two wall times; they are told when both are whole and the field is left. */
export function QuietHoursFields({ value, onChange }: Props) {
  const [typed, setTyped] = useState<QuietHours | null>(null);
  const shown = typed ?? value;
  const isEmptySpan = shown !== null && shown.from !== '' && shown.from === shown.to;

  function take() {
    if (!typed?.from || !typed.to || isEmptySpan) return;
    onChange(typed);
    setTyped(null);
  }

  const field = (part: keyof QuietHours) => ({
    name: part,
    type: 'time',
    label: text(`quiet-${part}`),
    value: shown?.[part] ?? '',
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      setTyped({ ...(shown ?? USUAL), [part]: currentTarget.value });
    },
    onBlur: take,
  });

  return (
    <>
      <Switch
        label={text('quiet-on')}
        checked={value !== null}
        onChange={(isOn) => {
          setTyped(null);
          onChange(isOn ? USUAL : null);
        }}
      />
      {value && (
        <div class="settings-pair">
          <Field {...field('from')} />
          <Field {...field('to')} error={isEmptySpan ? text('quiet-same') : undefined} />
        </div>
      )}
    </>
  );
}
