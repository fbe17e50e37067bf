import { Link } from 'wouter-preact';
import { Icon } from '../kit/icon';
import { text } from '../texts/texts';
import type { User } from './api';

/** A line over the board for whom no mail reaches any more. */
export function AddressNotice({ user: { email, email_refused } }: { user: User }) {
  if (!email || !email_refused) return null;
  return (
    <p class="invitation is-warning">
      <Icon name="warning" />
      <span class="invitation-text">
        {text('address-refused', { email })}{' '}
        <Link href="/settings/mail">{text('address-refused-how')}</Link>
      </span>
    </p>
  );
}
