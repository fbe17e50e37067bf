import type { Reminder, ReminderWish } from '../../http/types';
import { wishOf } from '../fields';

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
