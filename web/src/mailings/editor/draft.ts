import type { LocalWindow, Mailing, MailingFilter } from '../../http/types';
import { choosesSomebody, NOBODY } from '../model';

/** A mailing as it stands in the editor. */
export interface Draft {
  text: string;
  filter: MailingFilter;
  /** Whether it begins as soon as it is released. */
  startsNow: boolean;
  start_at: string | null;
  end_at: string | null;
  local_window: LocalWindow | null;
}

/** Ids of the texts that say what is wrong, by the part that it is wrong with. */
export type Wrong = Partial<Record<keyof Draft, string>>;

const DAY_MS = 86_400_000;

/** As the API writes instants. */
export function instant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

export function newDraft(nowMs: number): Draft {
  const minute = Math.ceil(nowMs / 60_000) * 60_000;
  return {
    text: '',
    filter: NOBODY,
    startsNow: true,
    start_at: null,
    end_at: instant(minute + DAY_MS),
    local_window: null,
  };
}

export function draftOf({ text, filter, start_at, end_at, local_window }: Mailing): Draft {
  return { text, filter, startsNow: false, start_at, end_at, local_window };
}

export function startOf({ startsNow, start_at }: Draft, nowMs: number): string | null {
  return startsNow ? instant(nowMs) : start_at;
}

function wrongWindow(window: LocalWindow): string | null {
  if (!window.from || !window.to) return 'window-no-hours';
  if (window.from === window.to) return 'window-same';
  return window.days.length === 0 ? 'window-no-days' : null;
}

/** What must be mended before the mailing can be kept. */
export function wrongWith(draft: Draft, nowMs: number): Wrong {
  const start = startOf(draft, nowMs);
  const hours = draft.local_window && wrongWindow(draft.local_window);
  const endsBefore = (at: string) => draft.end_at !== null && draft.end_at <= at;
  return {
    ...(!draft.text.trim() && { text: 'mailing-no-text' }),
    ...(!choosesSomebody(draft.filter) && { filter: 'mailing-no-filter' }),
    ...(start === null && { start_at: 'mailing-no-start' }),
    ...(start !== null && endsBefore(start) && { end_at: 'mailing-end-early' }),
    ...(endsBefore(instant(nowMs)) && { end_at: 'mailing-end-past' }),
    ...(draft.end_at === null && { end_at: 'mailing-no-end' }),
    ...(hours && { local_window: hours }),
  };
}

/** What the API gets of a draft that nothing is wrong with. */
export function bodyOf(draft: Draft, nowMs: number): Pick<Mailing, keyof Draft & keyof Mailing> {
  const { text, filter, end_at, local_window } = draft;
  return {
    text,
    filter,
    start_at: startOf(draft, nowMs) ?? '',
    end_at: end_at ?? '',
    local_window,
  };
}
