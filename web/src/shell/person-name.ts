import type { User } from '../accounts/api';
import { text } from '../texts/texts';

/** What somebody is called: his address, which an account made in Telegram lacks. */
export function nameOf({ email }: User): string {
  return email ?? text('account');
}
