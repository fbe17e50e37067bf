import type { User } from '../src/accounts/api';
import type { Reminder, Task } from '../src/tasks/model';

export function aTask(facts: Partial<Task> = {}): Task {
  return {
    id: 't1',
    title: 'Call mum',
    description: '',
    description_truncated: false,
    done: false,
    done_at: null,
    created_at: '2026-11-22T09:00:00Z',
    updated_at: '2026-11-22T09:00:00Z',
    version: 1,
    source: 'web',
    priority: 4,
    tags: [],
    due_at: null,
    recurrence: null,
    series_id: null,
    reminder_time: null,
    reminder_set: false,
    reminder_sent: false,
    reminders: [],
    ...facts,
  };
}

export function aReminder(facts: Partial<Reminder> = {}): Reminder {
  return {
    id: '1',
    at: '2026-11-22T12:00:00Z',
    before_s: null,
    channel: 'telegram',
    chosen_channel: null,
    urgent: false,
    state: 'scheduled',
    sent_at: null,
    late_s: null,
    error: null,
    ...facts,
  };
}

export function aUser(facts: Partial<User> = {}): User {
  return {
    id: 'u1',
    email: 'anna@example.com',
    email_confirmed: true,
    email_refused: false,
    has_password: true,
    language: 'en',
    timezone: 'Europe/Berlin',
    roles: ['user'],
    quiet_hours: null,
    notifications: {
      reminder_channel: 'telegram',
      digest: 'email',
      catch_up_s: 86_400,
      reminder_mail: true,
      notice_mail: true,
      statistics_mail: true,
    },
    version: 1,
    ...facts,
  };
}
