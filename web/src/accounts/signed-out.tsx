import { useState } from 'preact/hooks';
import { text } from '../texts/texts';
import { AccountDialog, type Tab } from './account-dialog';

/** What the product is, and the two ways in. */
export function SignedOut({ expired }: { expired: boolean }) {
  const [tab, setTab] = useState<Tab | null>(null);
  return (
    <section class="welcome">
      {expired && (
        <p class="alert alert-warning" role="status">
          {text('session-expired')}
        </p>
      )}
      <h1>{text('product-line')}</h1>
      <p class="lead">{text('product-more')}</p>
      <div class="welcome-ways">
        <button
          type="button"
          class="btn btn-primary btn-lg"
          onClick={() => {
            setTab('register');
          }}
        >
          {text('register')}
        </button>
        <button
          type="button"
          class="btn btn-outline-primary btn-lg"
          onClick={() => {
            setTab('sign-in');
          }}
        >
          {text('sign-in')}
        </button>
      </div>
      {tab && (
        <AccountDialog
          tab={tab}
          onTab={setTab}
          onClose={() => {
            setTab(null);
          }}
        />
      )}
    </section>
  );
}
