import { useState } from 'preact/hooks';
import type { ApiToken } from '../http/types';
import { Badge } from '../kit/badge';
import { Button } from '../kit/button';
import { CopyField } from '../kit/copy-field';
import { EmptyState } from '../kit/empty-state';
import { RelativeTime } from '../kit/relative-time';
import { showToast } from '../kit/toasts';
import { saidTime } from '../texts/dates';
import { text } from '../texts/texts';
import { fetchTokens, revokeToken, scopeName } from './api';
import { AskButton } from '../kit/ask-button';
import { Card } from './card';
import { Loading } from '../kit/loading';
import { TokenForm } from './token-form';
import { useLoaded } from '../kit/use-loaded';
import { useAccount } from './use-profile';

interface RowProps {
  token: ApiToken;
  onRevoked: () => Promise<void>;
}

function TokenRow({ token, onRevoked }: RowProps) {
  async function revoke() {
    await revokeToken(token.id);
    showToast(text('token-revoked', { name: token.name }));
    await onRevoked();
  }

  return (
    <li class="record">
      <div class="record-body">
        <b>{token.name}</b>
        <div class="record-badges">
          {token.scopes.map((scope) => (
            <Badge key={scope} look="neutral">
              {text(scopeName(scope))}
            </Badge>
          ))}
        </div>
        <div class="form-text">{text('token-until', { time: saidTime(token.expires_at) })}</div>
        <div class="form-text">
          {token.last_used_at === null ? (
            text('token-unused')
          ) : (
            <>
              {text('token-used')} <RelativeTime at={token.last_used_at} />
            </>
          )}
        </div>
      </div>
      <AskButton
        label={text('token-revoke')}
        size="small"
        title={text('token-revoke-title')}
        text={text('token-revoke-text', { name: token.name })}
        onConfirm={revoke}
      />
    </li>
  );
}

function Secret({ token }: { token: string }) {
  return (
    <div class="shown-once" role="status">
      <CopyField label={text('token-secret')} value={token} />
      <p class="form-text">{text('token-once')}</p>
    </div>
  );
}

/** Keys for the person's own programs. */
export function TokensCard() {
  const account = useAccount();
  const tokens = useLoaded(fetchTokens);
  const [isMaking, setIsMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Card title={text('tokens')} about={text('tokens-about')}>
      {secret && <Secret token={secret} />}
      <Loading of={tokens} />
      {tokens.data?.length === 0 && (
        <EmptyState title={text('tokens-empty')} example={text('tokens-example')} />
      )}
      {tokens.data && tokens.data.length > 0 && (
        <ul class="records">
          {tokens.data.map((token) => (
            <TokenRow key={token.id} token={token} onRevoked={tokens.load} />
          ))}
        </ul>
      )}
      <div>
        <Button
          icon="plus"
          onClick={() => {
            setIsMaking(true);
          }}
        >
          {text('token-new')}
        </Button>
      </div>
      {isMaking && (
        <TokenForm
          user={account}
          onMade={({ token }) => {
            setSecret(token);
            void tokens.load();
          }}
          onClose={() => {
            setIsMaking(false);
          }}
        />
      )}
    </Card>
  );
}
