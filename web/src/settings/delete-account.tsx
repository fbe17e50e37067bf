import { useId, useState } from 'preact/hooks';
import { signOutHere } from '../accounts/session';
import { Button } from '../kit/button';
import { closeDialog, Dialog } from '../kit/dialog';
import { FailureNotice } from '../kit/notice';
import { useForm } from '../kit/use-form';
import { text } from '../texts/texts';
import { deleteAccount } from './api';
import { DeletionProof, SignInAnew } from './deletion-proof';
import { useAccount } from './use-profile';
import { Username } from './username';

const CONSEQUENCES = ['deletion-tasks', 'deletion-reminders', 'deletion-ways'];

/** Says what will be gone, and wants a proof that it is the owner who asks for it. */
export function DeleteAccount({ onClose }: { onClose: () => void }) {
  const id = useId();
  const { has_password: hasPassword } = useAccount();
  const [isCodeSent, setIsCodeSent] = useState(false);
  const form = useForm(async (proof) => {
    if (await deleteAccount(proof)) signOutHere();
    else setIsCodeSent(true);
  });
  const isProofWrong = Object.keys(form.errors).length > 0;
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
    <Dialog
      title={text('deletion-title')}
      start={hasPassword ? 'input' : 'h2'}
      onClose={onClose}
      footer={buttons}
    >
      <form id={id} class="form" noValidate onSubmit={form.onSubmit}>
        <Username />
        {form.failure && !isProofWrong && (
          <FailureNotice failure={form.failure}>
            {form.failure.code === 'outside_sign_in_needed' && <SignInAnew />}
          </FailureNotice>
        )}
        <p>{text('deletion-what')}</p>
        <ul>
          {CONSEQUENCES.map((consequence) => (
            <li key={consequence}>{text(consequence)}</li>
          ))}
        </ul>
        <p>
          <b>{text('deletion-final')}</b>
        </p>
        <DeletionProof hasPassword={hasPassword} isCodeSent={isCodeSent} errors={form.errors} />
      </form>
    </Dialog>
  );
}
