import type { User } from '../src/accounts/api';
import type { Reminder, Task } from '../src/tasks/model';

export function aTask(facts: Partial<Task> = {}): Task {
  return {
    id: 't1',
    title: 'Call mum',
    done: false,
    done_at: null,
    created_at: '2026-11-22T09:00:00Z',
    version: 1,
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
    channel: 'telegram',
    state: 'scheduled',
    sent_at: null,
    late_s: null,
    ...facts,
  };
}

export function aUser(facts: Partial<User> = {}): User {
  return {
    id: 'u1',
    email: 'anna@example.com',
    language: 'en',
    timezone: 'Europe/Berlin',
    roles: ['user'],
    ...facts,
  };
}
