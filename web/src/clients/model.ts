import { allZones } from '../kit/zones';

export type { Client, ClientChange, NewClient } from '../http/types';

/** What a list of clients is narrowed to; an empty part narrows nothing. */
export interface Wanted {
  q: string;
  tag: string;
  operator_code: string;
  timezone: string;
}

/** Characters of a tag. */
export const TAG_MAX = 64;

export const ALL_CLIENTS: Wanted = { q: '', tag: '', operator_code: '', timezone: '' };

/** A part that is still being typed, and would be refused, narrows nothing either. */
export function isWhole(part: keyof Wanted, value: string): boolean {
  if (part === 'operator_code') return /^\d{3}$/.test(value);
  if (part === 'timezone') return allZones().some(({ id }) => id === value);
  return value.trim() !== '';
}

/** The digits as people write them: "+7 916 123-45-67". */
export function saidPhone(phone: string): string {
  return phone.replace(/^7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2-$3-$4');
}
