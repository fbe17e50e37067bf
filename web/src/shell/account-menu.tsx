import { navigate } from 'wouter-preact/use-browser-location';
import type { User } from '../accounts/api';
import { leave } from '../accounts/session';
import { Menu, type MenuItem } from '../kit/menu';
import { tellFailure } from '../kit/toasts';
import { text } from '../texts/texts';
import { nameOf } from './person-name';
import { OWN_SECTIONS } from './sections';

/** The person's address, and behind it what is about himself. */
export function AccountMenu({ user }: { user: User }) {
  const items: MenuItem[] = [
    ...OWN_SECTIONS.map(({ path, title }) => ({
      label: text(title),
      onSelect: () => {
        navigate(path);
      },
    })),
    {
      label: text('log-out'),
      onSelect: () => {
        tellFailure(leave());
      },
    },
  ];
  return (
    <div class="account header-wide">
      <Menu label={nameOf(user)} items={items} />
    </div>
  );
}
