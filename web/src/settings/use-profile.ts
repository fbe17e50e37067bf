import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { session } from '../accounts/session';
import { changeProfile, type Profile, type ProfileChange } from './api';
import { useSaving, type Saving } from './use-saving';

interface ProfileState {
  /** As it will be once the change under way is saved. */
  profile: Profile;
  saving: Saving;
  change: (change: ProfileChange) => void;
}

function changed(profile: Profile, { notifications, ...rest }: ProfileChange): Profile {
  return {
    ...profile,
    ...rest,
    notifications: { ...profile.notifications, ...notifications },
  };
}

/** The account that the settings are about. */
export const ProfileContext = createContext<Profile | null>(null);

/** The account of who is signed in. */
export function useAccount(): Profile {
  const profile = useContext(ProfileContext);
  if (!profile) throw new Error('settings belong to somebody');
  return profile;
}

/** The person's settings; a change is shown and sent at once, and taken back when refused. */
export function useProfile(): ProfileState {
  const account = useAccount();
  const [pending, setPending] = useState<ProfileChange>({});
  const saving = useSaving();

  function change(wanted: ProfileChange) {
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
