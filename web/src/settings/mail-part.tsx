import type { User } from '../http/types';
import { Switch } from '../kit/checkbox';
import { Select } from '../kit/select';
import { text } from '../texts/texts';
import { AddressCard } from './address-card';
import { Card } from './card';
import { useProfile } from './use-profile';

const DIGESTS: readonly User['notifications']['digest'][] = ['email', 'telegram', 'off'];

function Digest() {
  const { profile, saving, change } = useProfile();
  return (
    <Card title={text('digest')} about={text('digest-about')} saving={saving}>
      <Select
        label={text('digest-way')}
        value={profile.notifications.digest}
        options={DIGESTS.map((value) => ({ value, label: text(`digest-${value}`) }))}
        onChange={(wanted) => {
          change({ notifications: { digest: wanted } });
        }}
      />
    </Card>
  );
}

function OtherKinds() {
  const { profile, saving, change } = useProfile();
  const { reminder_mail, notice_mail, statistics_mail } = profile.notifications;
  return (
    <Card title={text('mail-kinds')} about={text('mail-kinds-about')} saving={saving}>
      <Switch
        label={text('reminder-mail')}
        hint={text('reminder-mail-hint')}
        checked={reminder_mail}
        onChange={(isOn) => {
          change({ notifications: { reminder_mail: isOn } });
        }}
      />
      <Switch
        label={text('notice-mail')}
        hint={text('notice-mail-hint')}
        checked={notice_mail}
        onChange={(isOn) => {
          change({ notifications: { notice_mail: isOn } });
        }}
      />
      {profile.roles.includes('manager') && (
        <Switch
          label={text('statistics-mail')}
          hint={text('statistics-mail-hint')}
          checked={statistics_mail}
          onChange={(isOn) => {
            change({ notifications: { statistics_mail: isOn } });
          }}
        />
      )}
    </Card>
  );
}

/** What is written about, and to which address. */
export function MailPart() {
  return (
    <>
      <AddressCard />
      <Digest />
      <OtherKinds />
    </>
  );
}
