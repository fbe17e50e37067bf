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
  /** As it will be once the change under way is saved. */
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
  const [pending, setPending] = useState<Change>({});
  const saving = useSaving();

  function change(wanted: Change) {
    setPending(wanted);
    const send = async () => {
      const user = await changeProfile(wanted);
      session.value = { state: 'signed-in', user };
    };
    void saving.save(send).finally(() => {
      setPending({});
    });
  }

  return { profile: changed(account, pending), saving, change };
}
