import { useRef, useState } from 'preact/hooks';
import { Button } from '../kit/button';
import { Checkbox } from '../kit/checkbox';
import { Field } from '../kit/field';
import { FailureNotice } from '../kit/notice';
import { showToast } from '../kit/toasts';
import { useForm } from '../kit/use-form';
import { text } from '../texts/texts';
import { changePassword } from './api';
import { Card } from './card';
import { Username } from './username';

/** design/security.md: 8 to 1 024 characters of any kind. */
const MIN_LENGTH = 8;

type Values = Record<string, string>;

function check(values: Values): Record<string, string> {
  return values.new === values.repeat ? {} : { repeat: text('password-differs') };
}

/** Args: onChanged: the other sessions have ended with the old password. */
export function PasswordCard({ onChanged }: { onChanged: () => void }) {
  const [isShown, setIsShown] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const form = useForm(async ({ current = '', new: wanted = '' }: Values) => {
    await changePassword({ current, new: wanted });
    element.current?.reset();
    showToast(text('password-changed'));
    onChanged();
  }, check);
  const field = (name: string) => ({
    name,
    type: isShown ? 'text' : 'password',
    required: true,
    error: form.errors[name],
  });
  return (
    <Card title={text('change-password')} about={text('change-password-about')}>
      <form ref={element} class="form" noValidate onSubmit={form.onSubmit}>
        <Username />
        {form.failure && Object.keys(form.errors).length === 0 && (
          <FailureNotice failure={form.failure} />
        )}
        <Field
          {...field('current')}
          label={text('password-current')}
          autocomplete="current-password"
        />
        <Field
          {...field('new')}
          label={text('password-new')}
          autocomplete="new-password"
          minLength={MIN_LENGTH}
          maxLength={1024}
          hint={text('password-hint', { min: MIN_LENGTH })}
        />
        <Field {...field('repeat')} label={text('password-repeat')} autocomplete="new-password" />
        <Checkbox label={text('password-show')} checked={isShown} onChange={setIsShown} />
        <div>
          <Button type="submit" look="primary" busy={form.busy}>
            {text('change-password')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
