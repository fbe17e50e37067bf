import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { useLoaded } from '../kit/use-loaded';
import { fetchAccounts, fetchProviders, type Provider } from '../outside/api';
import { leaveFor } from '../outside/leave-for';
import { text } from '../texts/texts';
import { Loading } from '../kit/loading';

interface Props {
  hasPassword: boolean;
  /** Whether the bot has sent a code, as it does where there is no password. */
  isCodeSent: boolean;
  errors: Record<string, string>;
}

/** The field for what proves that it is the owner who deletes the account, where he has to type. */
export function DeletionProof({ hasPassword, isCodeSent, errors }: Props) {
  if (hasPassword) {
    return (
      <Field
        name="password"
        type="password"
        label={text('password-current')}
        autocomplete="current-password"
        required
        error={errors.password}
      />
    );
  }
  if (!isCodeSent) return null;
  return (
    <Field
      name="code"
      label={text('deletion-code')}
      hint={text('deletion-code-hint')}
      inputMode="numeric"
      autocomplete="one-time-code"
      required
      autofocus
      error={errors.code}
    />
  );
}

/** The person's own providers: an account of somebody else's would prove nothing. */
async function fetchOwnProviders(): Promise<Provider[]> {
  const [accounts, providers] = await Promise.all([fetchAccounts(), fetchProviders()]);
  return providers.filter(({ id }) => accounts.some(({ provider }) => provider === id));
}

/** Ways to sign in anew, which proves it for some minutes. */
export function SignInAnew() {
  const providers = useLoaded(fetchOwnProviders);
  return (
    <div class="settings-buttons">
      <Loading of={providers} lines={1} />
      {providers.data?.map(({ id, name }) => (
        <Button
          key={id}
          size="small"
          onClick={() => {
            void leaveFor(id, { purpose: 'prove', next: '/settings/data' });
          }}
        >
          {text('outside-enter', { name })}
        </Button>
      ))}
    </div>
  );
}
