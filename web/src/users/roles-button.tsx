import { useState } from 'preact/hooks';
import { Failure } from '../http/failure';
import { Button } from '../kit/button';
import { Checkbox } from '../kit/checkbox';
import { closeDialog, Dialog } from '../kit/dialog';
import { FailureNotice } from '../kit/notice';
import { showToast } from '../kit/toasts';
import { text } from '../texts/texts';
import { changeAccount, nameOf, type Account, type Role } from './api';

/** Those that are given; "user" everybody has. */
const GIVEN: readonly Role[] = ['manager', 'distributor', 'operator', 'admin'];

interface Props {
  account: Account;
  /** Id of the account that is looking. */
  own: string | null;
  onChanged: () => Promise<void>;
}

function saidRoles({ roles }: Account): string {
  const given = GIVEN.filter((role) => roles.includes(role));
  return given.length === 0
    ? text('user-no-roles')
    : given.map((role) => text(`role-${role}`)).join(', ');
}

/** The roles of somebody, which open a dialog that changes them. */
export function RolesButton(props: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const { account } = props;
  return (
    <>
      <Button
        size="small"
        look="quiet"
        icon="pencil"
        aria-haspopup="dialog"
        aria-label={text('user-roles-of', {
          name: nameOf(account),
          roles: saidRoles(account),
        })}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {saidRoles(account)}
      </Button>
      {isOpen && (
        <RolesDialog
          {...props}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}

function RolesDialog({ account, own, onChanged, onClose }: Props & { onClose: () => void }) {
  const [roles, setRoles] = useState(account.roles);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const name = nameOf(account);

  async function save(button: HTMLElement) {
    setBusy(true);
    try {
      await changeAccount(account, { roles });
      showToast(text('user-roles-saved', { name }));
      closeDialog(button);
      await onChanged();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={name}
      start="input"
      onClose={onClose}
      footer={
        <Button look="primary" busy={busy} onClick={(event) => void save(event.currentTarget)}>
          {text('user-roles-save')}
        </Button>
      }
    >
      {failure && <FailureNotice failure={failure} />}
      {GIVEN.map((role) => (
        <Checkbox
          key={role}
          label={text(`role-${role}`)}
          hint={text(`role-${role}-opens`)}
          checked={roles.includes(role)}
          disabled={role === 'admin' && account.id === own}
          onChange={(isGiven) => {
            setRoles(isGiven ? [...roles, role] : roles.filter((other) => other !== role));
          }}
        />
      ))}
    </Dialog>
  );
}
