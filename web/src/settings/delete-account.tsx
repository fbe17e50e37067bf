import { useId } from 'preact/hooks';
import { signOutHere } from '../accounts/session';
import { Button } from '../kit/button';
import { closeDialog, Dialog } from '../kit/dialog';
import { Field } from '../kit/field';
import { FailureNotice } from '../kit/notice';
import { useForm } from '../kit/use-form';
import { text } from '../texts/texts';
import { deleteAccount } from './api';
import { Username } from './username';

const CONSEQUENCES = ['deletion-tasks', 'deletion-reminders', 'deletion-ways'];

/** Says what will be gone, and wants the password. */
export function DeleteAccount({ onClose }: { onClose: () => void }) {
  const id = useId();
  const form = useForm(async ({ password = '' }) => {
    await deleteAccount(password);
    signOutHere();
  });
  const buttons = (
    <>
      <Button
        onClick={({ currentTarget }) => {
          closeDialog(currentTarget);
        }}
      >
        {text('cancel')}
      </Button>
      <Button type="submit" form={id} look="danger" busy={form.busy}>
        {text('deletion-confirm')}
      </Button>
    </>
  );
  return (
    <Dialog title={text('deletion-title')} start="input" onClose={onClose} footer={buttons}>
      <form id={id} class="form" noValidate onSubmit={form.onSubmit}>
        <Username />
        {form.failure && !form.errors.password && <FailureNotice failure={form.failure} />}
        <p>{text('deletion-what')}</p>
        <ul>
          {CONSEQUENCES.map((consequence) => (
            <li key={consequence}>{text(consequence)}</li>
          ))}
        </ul>
        <p>
          <b>{text('deletion-final')}</b>
        </p>
        <Field
          name="password"
          type="password"
          label={text('password-current')}
          autocomplete="current-password"
          required
          error={form.errors.password}
        />
      </form>
    </Dialog>
  );
}
