import { useState } from 'preact/hooks';
import { session } from '../accounts/session';
import { Badge } from '../kit/badge';
import { EmptyState } from '../kit/empty-state';
import { Field } from '../kit/field';
import { Loading } from '../kit/loading';
import { RelativeTime } from '../kit/relative-time';
import { Table, type Column } from '../kit/table';
import { usePages } from '../kit/use-pages';
import { useSettled } from '../kit/use-settled';
import { text } from '../texts/texts';
import '../styles/manager.scss';
import { accountsAddress, nameOf, type Account } from './api';
import { DisableButton } from './disable-button';
import { RolesButton } from './roles-button';

function columns(own: string | null, onChanged: () => Promise<void>): readonly Column<Account>[] {
  return [
    {
      key: 'email',
      title: text('user-email'),
      cell: (account) => (
        <>
          {nameOf(account)} {account.id === own && <Badge look="good">{text('user-you')}</Badge>}
          {account.disabled && <Badge look="bad">{text('user-disabled')}</Badge>}
        </>
      ),
    },
    {
      key: 'roles',
      title: text('user-roles'),
      cell: (account) => <RolesButton account={account} own={own} onChanged={onChanged} />,
    },
    {
      key: 'created',
      title: text('user-created'),
      cell: ({ created_at }) => <RelativeTime at={created_at} />,
    },
    {
      key: 'access',
      title: text('user-access'),
      cell: (account) =>
        account.id !== own && <DisableButton account={account} onChanged={onChanged} />,
    },
  ];
}

/** Everybody with an account: what his roles open to him, and whether he may come in at all. */
export function UsersScreen() {
  const { value } = session;
  const own = value.state === 'signed-in' ? value.user.id : null;
  const [typed, setTyped] = useState('');
  const address = accountsAddress(useSettled(typed.trim()));
  const accounts = usePages<Account>(address);
  return (
    <div class="screen">
      <div class="screen-filters" role="search">
        <Field
          name="q"
          type="search"
          label={text('users-search')}
          value={typed}
          autocomplete="off"
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
          }}
        />
      </div>
      <Loading of={accounts.of} lines={5} />
      {accounts.of.data && (
        <Table
          caption={text('section-users')}
          columns={columns(own, accounts.of.load)}
          rows={accounts.rows}
          rowKey={({ id }) => id}
          page={accounts.page}
          onPage={accounts.turn}
          empty={<EmptyState title={text('users-none')} />}
        />
      )}
    </div>
  );
}
