import { AskButton } from '../kit/ask-button';
import { Button } from '../kit/button';
import { showToast, tellFailure } from '../kit/toasts';
import { text } from '../texts/texts';
import { changeAccount, nameOf, type Account } from './api';

interface Props {
  account: Account;
  onChanged: () => Promise<void>;
}

/** Ends somebody's access, or gives it back. */
export function DisableButton({ account, onChanged }: Props) {
  const name = nameOf(account);

  async function change(disabled: boolean) {
    await changeAccount(account, { disabled });
    showToast(text(disabled ? 'user-was-disabled' : 'user-was-enabled', { name }));
    await onChanged();
  }

  if (account.disabled) {
    return (
      <Button
        size="small"
        onClick={() => {
          tellFailure(change(false));
        }}
      >
        {text('user-enable')}
      </Button>
    );
  }
  return (
    <AskButton
      label={text('user-disable')}
      size="small"
      title={text('user-disable-title', { name })}
      text={text('user-disable-text')}
      onConfirm={() => change(true)}
    />
  );
}
