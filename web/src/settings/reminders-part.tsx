import { Link } from 'wouter-preact';
import type { User } from '../http/types';
import { Button } from '../kit/button';
import { Select } from '../kit/select';
import { language, text } from '../texts/texts';
import { Card } from './card';
import { QuietHoursFields } from './quiet-hours-fields';
import { useProfile } from './use-profile';

type Notifications = User['notifications'];

const CHANNELS: readonly Notifications['reminder_channel'][] = ['telegram', 'email'];
/** Limits to choose from, s; one set elsewhere is added. */
const CATCH_UPS_S = [900, 3_600, 6 * 3_600, 12 * 3_600, 24 * 3_600, 7 * 24 * 3_600];

/** The largest unit in which a span is whole, and its seconds. */
function unitOf(seconds: number): ['day' | 'hour' | 'minute', number] {
  if (seconds % 86_400 === 0) return ['day', 86_400];
  return seconds % 3_600 === 0 ? ['hour', 3_600] : ['minute', 60];
}

/** A span in words: "15 minutes", "7 days". */
function spanName(seconds: number): string {
  const [unit, size] = unitOf(seconds);
  const format = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language.value, format).format(seconds / size);
}

function catchUpOptions(current: number) {
  const limits = [...new Set([...CATCH_UPS_S, current])].sort((a, b) => a - b);
  return limits.map((limit) => ({ value: String(limit), label: spanName(limit) }));
}

function Ways() {
  const { profile, saving, change } = useProfile();
  const { reminder_channel, reminder_mail, catch_up_s } = profile.notifications;
  return (
    <Card title={text('ways')} saving={saving}>
      <Select
        label={text('reminder-channel')}
        value={reminder_channel}
        options={CHANNELS.map((value) => ({ value, label: text(`settings-channel-${value}`) }))}
        onChange={(wanted) => {
          change({ notifications: { reminder_channel: wanted } });
        }}
        hint={text('reminder-channel-hint')}
      />
      <p>
        <Link href="/telegram">{text('to-telegram')}</Link>
      </p>
      {reminder_channel === 'email' && !reminder_mail && (
        <div class="alert alert-warning">
          {text('reminder-mail-is-off')}
          <Button
            size="small"
            onClick={() => {
              change({ notifications: { reminder_mail: true } });
            }}
          >
            {text('reminder-mail-turn-on')}
          </Button>
        </div>
      )}
      <Select
        label={text('catch-up')}
        value={String(catch_up_s)}
        options={catchUpOptions(catch_up_s)}
        onChange={(wanted) => {
          change({ notifications: { catch_up_s: Number(wanted) } });
        }}
        hint={text('catch-up-hint')}
      />
    </Card>
  );
}

function QuietHours() {
  const { profile, saving, change } = useProfile();
  return (
    <Card title={text('quiet-hours')} about={text('quiet-hours-about')} saving={saving}>
      <QuietHoursFields
        value={profile.quiet_hours}
        onChange={(quiet_hours) => {
          change({ quiet_hours });
        }}
      />
    </Card>
  );
}

/** When and by which way messages come. */
export function RemindersPart() {
  return (
    <>
      <Ways />
      <QuietHours />
    </>
  );
}
