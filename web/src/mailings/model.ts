import type { BadgeLook } from '../kit/badge';
import type { Counts, LocalWindow, Mailing, MailingFilter } from '../http/types';

export type State = Mailing['state'];
export type Status = keyof Omit<Counts, 'total'>;

/** In the order in which a message may come to them. */
export const STATUSES: readonly Status[] = [
  'sent',
  'pending',
  'retrying',
  'failed',
  'expired',
  'cancelled',
  'unknown',
];

export const STATE_LOOKS: Record<State, BadgeLook> = {
  draft: 'neutral',
  scheduled: 'accent',
  running: 'accent',
  paused: 'warning',
  finished: 'good',
  cancelled: 'neutral',
  expired: 'bad',
};

export const STATUS_LOOKS: Record<Status, BadgeLook> = {
  sent: 'good',
  pending: 'neutral',
  retrying: 'warning',
  failed: 'bad',
  expired: 'bad',
  cancelled: 'neutral',
  unknown: 'warning',
};

/** Characters; the API's limit. */
export const TEXT_MAX = 2000;

/** Whether anything of it may still change by itself. */
export function isLive({ state }: Pick<Mailing, 'state'>): boolean {
  return state === 'scheduled' || state === 'running' || state === 'paused';
}

/** Messages about which all is known. */
export function doneOf({ total, pending, retrying }: Counts): number {
  return total - pending - retrying;
}

/** Whether a filter means anybody at all. */
export function choosesSomebody({ everyone, operator_codes, tags }: MailingFilter): boolean {
  return everyone || operator_codes.length > 0 || tags.length > 0;
}

export const NOBODY: MailingFilter = {
  operator_codes: [],
  tags: [],
  match: 'all',
  everyone: false,
};

/** When people mostly want to be written to. */
export const DAYTIME: LocalWindow = { from: '09:00', to: '21:00', days: [1, 2, 3, 4, 5, 6, 7] };
