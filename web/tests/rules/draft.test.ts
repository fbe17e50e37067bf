import { expect, it } from 'vitest';
import { bodyOf, newDraft, wrongWith, type Draft } from '../../src/mailings/editor/draft';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const WHOLE: Draft = {
  ...newDraft(NOON),
  text: 'Hello',
  filter: { operator_codes: [], tags: ['vip'], match: 'all', everyone: false },
};

it('one that starts at once starts at the moment when it is kept, and lasts a day', () => {
  expect(wrongWith(WHOLE, NOON)).toEqual({});
  expect(bodyOf(WHOLE, NOON + 5000)).toMatchObject({
    start_at: '2026-11-22T12:00:05Z',
    end_at: '2026-11-23T12:00:00Z',
  });
});

it.each<[Partial<Draft>, string]>([
  [{ text: ' ' }, 'mailing-no-text'],
  [{ filter: { ...WHOLE.filter, tags: [] } }, 'mailing-no-filter'],
  [{ startsNow: false }, 'mailing-no-start'],
  [{ end_at: null }, 'mailing-no-end'],
  [{ end_at: '2026-11-22T11:00:00Z' }, 'mailing-end-past'],
  [{ startsNow: false, start_at: '2026-11-23T12:00:00Z' }, 'mailing-end-early'],
  [{ local_window: { from: '09:00', to: '', days: [1] } }, 'window-no-hours'],
  [{ local_window: { from: '09:00', to: '09:00', days: [1] } }, 'window-same'],
  [{ local_window: { from: '22:00', to: '09:00', days: [] } }, 'window-no-days'],
])('%j is refused in place: %s', (change, why) => {
  expect(Object.values(wrongWith({ ...WHOLE, ...change }, NOON))).toEqual([why]);
});

it('a filter of everybody and a window over midnight are fine', () => {
  const change: Partial<Draft> = {
    filter: { ...WHOLE.filter, tags: [], everyone: true },
    local_window: { from: '22:00', to: '02:00', days: [6, 7] },
  };

  expect(wrongWith({ ...WHOLE, ...change }, NOON)).toEqual({});
});
