import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../kit/button';
import { Confirm } from '../kit/confirm';
import { Select } from '../kit/select';
import { tellFailure } from '../kit/toasts';
import { text } from '../texts/texts';
import type { Mode, NewLink } from './api';

const MODES = ['edit', 'read'] as const satisfies readonly Mode[];
const DAYS = ['1', '7', '30', '90', '365'] as const;
type Days = (typeof DAYS)[number];

interface Props {
  /** Whether there is a link that the new one would end. */
  replaces: boolean;
  onMake: (wanted: NewLink) => Promise<void>;
  /** What else can be done, beside the button. */
  children: ComponentChildren;
}

/** What a new link may do and for how long. */
export function LinkForm({ replaces, onMake, children }: Props) {
  const [mode, setMode] = useState<Mode>('edit');
  const [days, setDays] = useState<Days>('30');
  const [busy, setBusy] = useState(false);
  const [isAsked, setIsAsked] = useState(false);

  async function make() {
    setBusy(true);
    try {
      await onMake({ mode, expires_in_days: Number(days) });
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      class="link-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (replaces) setIsAsked(true);
        else tellFailure(make());
      }}
    >
      <Select
        label={text('link-mode')}
        value={mode}
        options={MODES.map((value) => ({ value, label: text(`link-mode-${value}`) }))}
        onChange={setMode}
      />
      <Select
        label={text('link-days')}
        value={days}
        options={DAYS.map((value) => ({
          value,
          label: text('link-days-count', { days: Number(value) }),
        }))}
        onChange={setDays}
      />
      <div class="card-buttons">
        <Button type="submit" look={replaces ? 'plain' : 'primary'} busy={busy}>
          {text(replaces ? 'link-rotate' : 'link-make')}
        </Button>
        {children}
      </div>
      {isAsked && (
        <Confirm
          title={text('link-rotate-title')}
          text={text('link-rotate-text')}
          action={text('link-rotate')}
          onConfirm={make}
          onClose={() => {
            setIsAsked(false);
          }}
        />
      )}
    </form>
  );
}
