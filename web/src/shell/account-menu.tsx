import { navigate } from 'wouter-preact/use-browser-location';
import type { User } from '../accounts/api';
import { Menu, type MenuItem } from '../kit/menu';
import { text } from '../texts/texts';
import { logOut } from './log-out';
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
      onSelect: logOut,
    },
  ];
  return (
    <div class="account header-wide">
      <Menu label={nameOf(user)} items={items} />
    </div>
  );
}
