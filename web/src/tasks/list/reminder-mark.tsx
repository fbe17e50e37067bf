import { RelativeTime } from '../../kit/relative-time';
import { Icon } from '../../kit/icon';
import { saidDuration } from '../../texts/dates';
import { text } from '../../texts/texts';
import type { Reminder } from '../../http/types';

/** From this on a late reminder says so (spec/api.md). */
const LATE_S = 60;
const WAITING = new Set(['scheduled', 'held', 'sending']);

/** What has become, or will become, of a reminder, in words that follow its time. */
export function reminderWords({ state, late_s, error }: Reminder): string {
  if (state === 'sent' && (late_s ?? 0) > LATE_S) {
    return text('reminder-sent-late', { late: saidDuration(late_s ?? 0) });
  }
  return text(`reminder-${state}`, { reason: error ?? '' });
}

/** The one reminder that matters in a list: the next to come, else the last that came. */
export function reminderToShow(reminders: readonly Reminder[]): Reminder | null {
  const inTime = [...reminders]
    .filter(({ state }) => state !== 'cancelled')
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return inTime.find(({ state }) => WAITING.has(state)) ?? inTime.at(-1) ?? null;
}

/** A reminder's time, and what is to be said of it. */
export function ReminderMark({ reminder }: { reminder: Reminder }) {
  const isPlain = reminder.state === 'scheduled';
  return (
    <span class={`mark reminder is-${reminder.state}`}>
      <Icon name="bell" />
      {isPlain && <span class="visually-hidden">{text('reminder-scheduled')}</span>}
      <RelativeTime at={reminder.sent_at ?? reminder.at} />
      {!isPlain && <span>{reminderWords(reminder)}</span>}
    </span>
  );
}
