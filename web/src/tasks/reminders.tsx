import { exactTime, saidDuration, saidTime } from '../texts/dates';
import { text } from '../texts/texts';
import type { Reminder, Task } from './model';

/** From this on a late reminder says so (spec/api.md). */
const LATE_S = 60;

function said(reminder: Reminder): string {
  const time = saidTime(reminder.sent_at ?? reminder.at);
  if (reminder.state === 'sent' && (reminder.late_s ?? 0) > LATE_S) {
    return text('reminder-sent-late', { time, late: saidDuration(reminder.late_s ?? 0) });
  }
  return text(`reminder-${reminder.state}`, { time, reason: reminder.error ?? '' });
}

/** What has become, or will become, of each reminder of a task. */
export function Reminders({ task }: { task: Task }) {
  const shown = task.reminders.filter((reminder) => reminder.state !== 'cancelled');
  return (
    <>
      {shown.map((reminder) => (
        <p key={reminder.id} class={`reminder is-${reminder.state}`}>
          <time dateTime={reminder.at} title={exactTime(reminder.sent_at ?? reminder.at)}>
            {said(reminder)}
          </time>
        </p>
      ))}
    </>
  );
}
