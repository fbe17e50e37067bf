import { useState } from 'preact/hooks';
import type { User } from '../accounts/api';
import { Button, IconButton } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { text } from '../texts/texts';
import { LanguageChoice, ThemeChoice } from './choices';
import { logOut } from './log-out';
import { nameOf } from './person-name';
import { SectionLinks } from './section-links';

/** The whole header of a phone in a sheet from below. */
export function HeaderMenu({ user }: { user: User }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div class="header-menu">
      <IconButton
        icon="menu"
        label={text('menu')}
        aria-haspopup="dialog"
        onClick={() => {
          setIsOpen(true);
        }}
      />
      {isOpen && (
        <Sheet
          user={user}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </div>
  );
}

function Sheet({ user, onClose }: { user: User; onClose: () => void }) {
  return (
    <Dialog title={text('menu')} onClose={onClose}>
      <div class="menu-sheet">
        <p class="address">{nameOf(user)}</p>
        <SectionLinks user={user} withOwn onFollow={onClose} />
        <div class="menu-choices">
          <LanguageChoice />
          <ThemeChoice />
        </div>
        <Button
          onClick={() => {
            onClose();
            logOut();
          }}
        >
          {text('log-out')}
        </Button>
      </div>
    </Dialog>
  );
}
