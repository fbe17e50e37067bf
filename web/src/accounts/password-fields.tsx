import { useState } from 'preact/hooks';
import { Checkbox } from '../kit/checkbox';
import { Field } from '../kit/field';
import { text } from '../texts/texts';

/** design/security.md: 8 to 1 024 characters of any kind. */
const MIN_LENGTH = 8;

/** What is wrong when a new password was typed in two ways. */
export function passwordsDiffer(values: Record<string, string>): Record<string, string> {
  const isSame = values.password === values.password_repeat;
  return isSame ? {} : { password_repeat: text('password-differs') };
}

interface Props {
  /** A password to be made (asked twice), or the one that was made. */
  purpose: 'new' | 'current';
  errors: Record<string, string>;
  autofocus?: boolean;
}

export function PasswordFields({ purpose, errors, autofocus = false }: Props) {
  const [shown, setShown] = useState(false);
  const type = shown ? 'text' : 'password';
  const rules = purpose === 'new' ? { minLength: MIN_LENGTH, maxLength: 1024 } : {};
  const autocomplete = purpose === 'new' ? 'new-password' : 'current-password';
  const common = { type, autocomplete, required: true } as const;
  return (
    <>
      <Field
        {...common}
        {...rules}
        name="password"
        label={text('password')}
        autofocus={autofocus}
        error={errors.password}
        {...(purpose === 'new' && { hint: text('password-hint', { min: MIN_LENGTH }) })}
      />
      {purpose === 'new' && (
        <Field
          {...common}
          name="password_repeat"
          label={text('password-repeat')}
          error={errors.password_repeat}
        />
      )}
      <Checkbox label={text('password-show')} checked={shown} onChange={setShown} />
    </>
  );
}
