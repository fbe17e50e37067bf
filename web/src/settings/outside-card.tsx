import { Button } from '../kit/button';
import { RelativeTime } from '../kit/relative-time';
import { showToast } from '../kit/toasts';
import { useLoaded } from '../kit/use-loaded';
import {
  disconnectAccount,
  fetchAccounts,
  fetchProviders,
  type OutsideAccount,
  type Provider,
} from '../outside/api';
import { leaveFor } from '../outside/leave-for';
import { text } from '../texts/texts';
import { AskButton } from '../kit/ask-button';
import { Card } from './card';
import { Loading } from '../kit/loading';

interface Ways {
  accounts: OutsideAccount[];
  providers: Provider[];
}

async function fetchWays(): Promise<Ways> {
  const [accounts, providers] = await Promise.all([fetchAccounts(), fetchProviders()]);
  return { accounts, providers };
}

interface RowProps {
  account: OutsideAccount;
  /** As people know the provider. */
  provider: string;
  onGone: () => Promise<void>;
}

function AccountRow({ account, provider, onGone }: RowProps) {
  async function disconnect() {
    await disconnectAccount(account.id);
    showToast(text('outside-disconnected', { provider }));
    await onGone();
  }

  const whose = [account.name, account.email].filter(Boolean).join(', ');
  return (
    <li class="record">
      <div class="record-body">
        <b>{provider}</b>
        {whose && <div>{whose}</div>}
        <div class="form-text">
          {text('outside-since')} <RelativeTime at={account.since} />
        </div>
        <div class="form-text">
          {account.last_used_at === null ? (
            text('outside-unused')
          ) : (
            <>
              {text('outside-used')} <RelativeTime at={account.last_used_at} />
            </>
          )}
        </div>
      </div>
      <AskButton
        label={text('outside-disconnect')}
        size="small"
        title={text('outside-disconnect-title', { provider })}
        text={text('outside-disconnect-text', { provider })}
        onConfirm={disconnect}
      />
    </li>
  );
}

function Connect({ provider: { id, name } }: { provider: Provider }) {
  return (
    <Button
      icon="plus"
      onClick={() => {
        void leaveFor(id, { purpose: 'connect', next: location.pathname });
      }}
    >
      {text('outside-connect', { name })}
    </Button>
  );
}

/** Accounts elsewhere with which one can sign in here; nothing where no provider is configured. */
export function OutsideCard() {
  const ways = useLoaded(fetchWays);
  const { accounts = [], providers = [] } = ways.data ?? {};
  if (!ways.failure && accounts.length + providers.length === 0) return null;
  const nameOf = (id: string) => providers.find((provider) => provider.id === id)?.name ?? id;
  return (
    <Card title={text('outside')} about={text('outside-about')}>
      <Loading of={ways} />
      {accounts.length > 0 && (
        <ul class="records">
          {accounts.map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              provider={nameOf(account.provider)}
              onGone={ways.load}
            />
          ))}
        </ul>
      )}
      {providers.length > 0 && (
        <div class="settings-buttons">
          {providers.map((provider) => (
            <Connect key={provider.id} provider={provider} />
          ))}
        </div>
      )}
    </Card>
  );
}
