import type { Reminder, ReminderWish } from '../../http/types';

/** A reminder as one would ask for it: the API keeps what it knows already. */
export function wishOf({ at, before_s, chosen_channel, urgent }: Reminder): ReminderWish {
  const time = before_s === null ? { at } : { before_s };
  return { ...time, urgent, ...(chosen_channel && { channel: chosen_channel }) };
}

/** The list with one more. */
export function withOneMore(reminders: readonly Reminder[], wish: ReminderWish): ReminderWish[] {
  return [...reminders.map(wishOf), wish];
}

/** The list with one of them asked for otherwise; null takes it off. */
export function withAnother(
  reminders: readonly Reminder[],
  id: string,
  wish: ReminderWish | null,
): ReminderWish[] {
  return reminders.flatMap((one) => {
    if (one.id !== id) return [wishOf(one)];
    return wish ? [wish] : [];
  });
}
