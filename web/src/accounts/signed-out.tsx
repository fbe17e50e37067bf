import { useState } from 'preact/hooks';
import { Button } from '../kit/button';
import { useTitle } from '../shell/title';
import { text } from '../texts/texts';
import { AccountDialog, type Tab } from './account-dialog';
import { WelcomePicture } from './welcome-picture';

const POINTS = ['words', 'exact', 'everywhere'] as const;

function Points() {
  return (
    <ul class="welcome-points">
      {POINTS.map((point) => (
        <li key={point}>
          <h2>{text(`welcome-${point}`)}</h2>
          <p>{text(`welcome-${point}-more`)}</p>
        </li>
      ))}
    </ul>
  );
}

function WaysIn({ onChoose }: { onChoose: (tab: Tab) => void }) {
  return (
    <div class="welcome-ways">
      <Button
        look="primary"
        onClick={() => {
          onChoose('register');
        }}
      >
        {text('register')}
      </Button>
      <Button
        onClick={() => {
          onChoose('sign-in');
        }}
      >
        {text('sign-in')}
      </Button>
    </div>
  );
}

/** What the product is, and the two ways in. */
export function SignedOut({ expired }: { expired: boolean }) {
  const [tab, setTab] = useState<Tab | null>(null);
  useTitle(text('product-line'));
  return (
    <section class="welcome">
      {expired && (
        <p class="alert alert-warning" role="status">
          {text('session-expired')}
        </p>
      )}
      <div class="welcome-hero">
        <div>
          <h1>{text('product-line')}</h1>
          <p class="welcome-lead">{text('product-more')}</p>
          <WaysIn onChoose={setTab} />
        </div>
        <WelcomePicture />
      </div>
      <Points />
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
