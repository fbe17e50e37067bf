import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { AddressNotice } from '../accounts/address-notice';
import type { User } from '../accounts/api';
import { Board } from '../tasks/board';
import { TelegramInvitation } from '../telegram/invitation';
import { text } from '../texts/texts';
import { useBoardKeys } from './board-keys';
import { useArrival } from './navigation';
import { Screens } from './screens';
import { BOARD_PATH } from './sections';
import { useTitle } from './title';

function OwnBoard({ user }: { user: User }) {
  useTitle(text('board'));
  return (
    <div class="own-board">
      <AddressNotice user={user} />
      <Board />
      <TelegramInvitation />
    </div>
  );
}

/** The screen to which an address belongs: all parts of the settings are one. */
function screenOf(path: string): string {
  return BOARD_PATH.test(path) ? 'board' : (path.split('/')[1] ?? path);
}

/** What somebody signed in sees; the board, once opened, stays there behind the other screens. */
export function SignedIn({ user }: { user: User }) {
  const [path] = useLocation();
  const screen = screenOf(path);
  const isBoard = screen === 'board';
  const [wasBoard, setWasBoard] = useState(isBoard);
  if (isBoard && !wasBoard) setWasBoard(true);
  useBoardKeys();
  useArrival(screen, path);
  return (
    <>
      {(isBoard || wasBoard) && (
        <div hidden={!isBoard}>
          <OwnBoard user={user} />
        </div>
      )}
      {!isBoard && <Screens user={user} />}
    </>
  );
}
