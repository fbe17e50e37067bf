import { useId, useState } from 'preact/hooks';
import type { MadeApiToken, Scope, User } from '../http/types';
import { Button } from '../kit/button';
import { Checkbox } from '../kit/checkbox';
import { closeDialog, Dialog } from '../kit/dialog';
import { Field } from '../kit/field';
import { FailureNotice } from '../kit/notice';
import { Said } from '../kit/said';
import { Select } from '../kit/select';
import { useForm } from '../kit/use-form';
import { mayOpen, type Role } from '../shell/sections';
import { text } from '../texts/texts';
import { makeToken, scopeName, SCOPES } from './api';

const DAYS = ['7', '30', '90', '365'] as const;
const NAME_MAX = 100;

/** Who has use for a scope; without a role, everybody. */
const ROLES: Partial<Record<Scope, Role>> = {
  clients: 'manager',
  mailings: 'manager',
  deals: 'distributor',
  jobs: 'operator',
  ops: 'operator',
};

function scopesFor(user: User): readonly Scope[] {
  return SCOPES.filter((scope) => {
    const role = ROLES[scope];
    return mayOpen(user, { path: '', title: '', ...(role && { role }) });
  });
}

interface ScopesProps {
  offered: readonly Scope[];
  chosen: readonly Scope[];
  onChange: (chosen: readonly Scope[]) => void;
  error: string | undefined;
}

function Scopes({ offered, chosen, onChange, error }: ScopesProps) {
  const id = useId();
  return (
    <fieldset class="field">
      <legend class="form-label">{text('token-scopes')}</legend>
      {offered.map((scope) => (
        <Checkbox
          key={scope}
          label={text(scopeName(scope))}
          checked={chosen.includes(scope)}
          onChange={(isOn) => {
            onChange(isOn ? [...chosen, scope] : chosen.filter((other) => other !== scope));
          }}
        />
      ))}
      <Said id={id} error={chosen.length === 0 ? error : undefined} />
    </fieldset>
  );
}

interface Props {
  user: User;
  onMade: (made: MadeApiToken) => void;
  onClose: () => void;
}

/** What a new token is called, what it may do and for how long. */
export function TokenForm({ user, onMade, onClose }: Props) {
  const id = useId();
  const [scopes, setScopes] = useState<readonly Scope[]>(['tasks:read']);
  const [days, setDays] = useState<(typeof DAYS)[number]>('90');
  const form = useForm(
    async ({ name = '' }) => {
      const made = await makeToken({ name, scopes: [...scopes], expires_in_days: Number(days) });
      onMade(made);
      const dialogForm = document.getElementById(id);
      if (dialogForm) closeDialog(dialogForm);
    },
    () => (scopes.length > 0 ? {} : { scopes: text('token-scopes-none') }),
  );

  return (
    <Dialog
      title={text('token-new')}
      start="input"
      onClose={onClose}
      footer={
        <Button type="submit" form={id} look="primary" busy={form.busy}>
          {text('token-make')}
        </Button>
      }
    >
      <form id={id} class="form" noValidate onSubmit={form.onSubmit}>
        {form.failure && <FailureNotice failure={form.failure} />}
        <Field
          name="name"
          label={text('token-name')}
          hint={text('token-name-hint')}
          maxLength={NAME_MAX}
          required
          error={form.errors.name}
        />
        <Scopes
          offered={scopesFor(user)}
          chosen={scopes}
          onChange={setScopes}
          error={form.errors.scopes}
        />
        <Select
          label={text('token-expiry')}
          value={days}
          options={DAYS.map((value) => ({
            value,
            label: text('token-days', { days: Number(value) }),
          }))}
          onChange={setDays}
        />
      </form>
    </Dialog>
  );
}
