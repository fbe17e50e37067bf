import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { QuietHours, User } from '../http/types';
import { session } from '../accounts/session';
import { changeProfile } from './api';
import { useSaving, type Saving } from './use-saving';

/** What may be changed at a time. */
interface Change {
  timezone?: string;
  quiet_hours?: QuietHours | null;
  notifications?: Partial<User['notifications']>;
}

interface ProfileState {
  /** As it will be once the changes under way are saved. */
  profile: User;
  saving: Saving;
  change: (change: Change) => void;
}

function changed(profile: User, { notifications, ...rest }: Change): User {
  return {
    ...profile,
    ...rest,
    notifications: { ...profile.notifications, ...notifications },
  };
}

let last: Promise<unknown> = Promise.resolve();

/** One after another: an answer is the whole profile, and none may be older than what is shown. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const done = last.then(work);
  // Whoever asked for it hears how it ended; the next one only waits for that.
  last = done.catch(() => undefined);
  return done;
}

/** The account that the settings are about. */
export const ProfileContext = createContext<User | null>(null);

/** The account of who is signed in. */
export function useAccount(): User {
  const profile = useContext(ProfileContext);
  if (!profile) throw new Error('settings belong to somebody');
  return profile;
}

/** The person's settings; a change is shown and sent at once, and taken back when refused. */
export function useProfile(): ProfileState {
  const account = useAccount();
  const [pending, setPending] = useState<readonly Change[]>([]);
  const saving = useSaving();

  function change(wanted: Change) {
    setPending((others) => [...others, wanted]);
    const send = async () => {
      const user = await changeProfile(wanted);
      session.value = { state: 'signed-in', user };
    };
    void saving
      .save(() => inTurn(send))
      .finally(() => {
        setPending((all) => all.filter((one) => one !== wanted));
      });
  }

  return { profile: pending.reduce(changed, account), saving, change };
}
