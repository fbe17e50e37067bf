import { beforeEach, describe, expect, it } from 'vitest';
import { piecesOf } from '../../src/tasks/dialog/markdown';
import { presetsAt } from '../../src/tasks/dialog/reminder-times';
import { withAnother, withOneMore } from '../../src/tasks/dialog/reminder-wishes';
import { reminderToShow } from '../../src/tasks/list/reminder-mark';
import { repeatInWords } from '../../src/tasks/repeat-words';
import { speak } from '../../src/texts/texts';
import { aReminder } from '../factories';

describe('a repeat in words', () => {
  beforeEach(() => speak('ru'));

  it.each([
    ['FREQ=DAILY', 'каждый день'],
    ['FREQ=DAILY;INTERVAL=3', 'каждые 3 дня'],
    ['FREQ=DAILY;INTERVAL=21', 'каждый 21 день'],
    ['FREQ=WEEKLY', 'каждую неделю'],
    ['FREQ=WEEKLY;INTERVAL=5', 'каждые 5 недель'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'по будням'],
    ['FREQ=WEEKLY;BYDAY=TU,TH', 'каждую неделю: вт и чт'],
    ['FREQ=MONTHLY;INTERVAL=2', 'каждые 2 месяца'],
    ['FREQ=YEARLY', 'каждый год'],
    ['FREQ=HOURLY;INTERVAL=2', 'каждые 2 часа'],
    ['FREQ=MONTHLY;BYDAY=-1FR', 'каждый месяц: последняя пятница'],
    ['FREQ=MONTHLY;BYDAY=3TU', 'каждый месяц: 3-й вторник'],
    ['FREQ=MONTHLY;BYDAY=1SU;INTERVAL=2', 'каждые 2 месяца: 1-е воскресенье'],
    ['FREQ=MONTHLY;BYMONTHDAY=15', 'каждый месяц: 15-е число'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'каждый месяц: последний день'],
    ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8', 'каждый год: 8 марта'],
    ['FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=13', 'по правилу FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=13'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,15', 'по правилу FREQ=MONTHLY;BYMONTHDAY=1,15'],
    ['FREQ=YEARLY;BYDAY=2MO', 'по правилу FREQ=YEARLY;BYDAY=2MO'],
    ['FREQ=DAILY;COUNT=3', 'по правилу FREQ=DAILY;COUNT=3'],
  ])('%s is «%s»', (rrule, words) => {
    expect(repeatInWords(rrule)).toBe(words);
  });
});

describe('a description', () => {
  it.each([
    ['**bold** and *it*', ['bold:bold', 'text: and ', 'italic:it']],
    ['`a*b*c`', ['code:a*b*c']],
    ['snake_case_name 2*3*4', ['text:snake_case_name 2*3*4']],
    ['see https://example.com/a_(b).', ['text:see ', 'link:https://example.com/a_(b', 'text:).']],
    ['[x](javascript:alert(1))', ['text:[x](javascript:alert(1))']],
    ['[site](https://example.com)', ['link:site']],
    ['<img src=x onerror=alert(1)>', ['text:<img src=x onerror=alert(1)>']],
  ])('%s is shown as %j', (description, pieces) => {
    expect(piecesOf(description).map(({ kind, text }) => `${kind}:${text}`)).toEqual(pieces);
  });
});

describe('ready-made times', () => {
  const names = (now: string, zone: string) =>
    presetsAt(Date.parse(now), zone).map(({ name, at }) => `${name} ${at.slice(0, 16)}`);

  it('are those of the person’s zone, not of the browser’s', () => {
    expect(names('2026-11-22T10:00:00Z', 'Asia/Vladivostok')).toEqual([
      'at-15m 2026-11-22T10:15',
      'at-1h 2026-11-22T11:00',
      'at-morning 2026-11-22T23:00',
    ]);
  });

  it('leave out an evening that has begun', () => {
    expect(names('2026-11-22T15:59:00Z', 'Europe/Moscow').join()).toContain('at-evening');
    expect(names('2026-11-22T16:00:00Z', 'Europe/Moscow').join()).not.toContain('at-evening');
  });

  it('know that a morning after a change of the clocks is at another offset', () => {
    expect(names('2026-10-24T12:00:00Z', 'Europe/Berlin')).toContain('at-morning 2026-10-25T08:00');
  });
});

describe('the list of reminders that is sent', () => {
  const first = aReminder({ id: '1', chosen_channel: 'email' });
  const hanging = aReminder({ id: '2', before_s: 3600, urgent: true });

  it('keeps what is there as it is', () => {
    expect(withOneMore([first, hanging], { at: '2026-12-01T09:00:00Z' })).toEqual([
      { at: first.at, urgent: false, channel: 'email' },
      { before_s: 3600, urgent: true },
      { at: '2026-12-01T09:00:00Z' },
    ]);
  });

  it('changes or leaves out just the one that is meant', () => {
    expect(withAnother([first, hanging], '2', null)).toEqual([
      { at: first.at, urgent: false, channel: 'email' },
    ]);
  });
});

describe('the reminder that a row shows', () => {
  const sent = aReminder({ id: '1', at: '2026-11-22T09:00:00Z', state: 'sent' });
  const next = aReminder({ id: '2', at: '2026-11-22T12:00:00Z' });
  const later = aReminder({ id: '3', at: '2026-11-22T15:00:00Z' });

  it('is the next to come, else the last that came', () => {
    expect(reminderToShow([later, sent, next])?.id).toBe('2');
    expect(reminderToShow([sent])?.id).toBe('1');
    expect(reminderToShow([aReminder({ state: 'cancelled' })])).toBeNull();
  });
});
