import { useCallback, useState } from 'preact/hooks';
import { call } from '../http/call';
import { pageOf } from '../http/pages';
import type { Page } from './table-bars';
import { useLoaded, type Loaded } from './use-loaded';

/** The API's usual page. */
const ROWS = 50;

interface Fetched<Row> {
  rows: readonly Row[];
  next: string | null;
  /** How many rows the whole list has, where the API tells it. */
  total: number | null;
}

export interface Pages<Row> {
  of: Loaded<Fetched<Row>>;
  rows: readonly Row[];
  total: number | null;
  page: Page;
  turn: (number: number) => void;
}

/** A page of the API may be empty and yet others follow: a search that found nothing so far. */
async function fetchRows<Row>(address: string): Promise<Fetched<Row>> {
  const answer = await call<Row[]>(address);
  const { items, next } = pageOf(answer);
  if (items.length === 0 && next !== null) return fetchRows(next);
  const total = answer.headers.get('X-Total-Count');
  return { rows: items, next, total: total === null ? null : Number(total) };
}

/** Addresses of the pages that were seen; those of another list are forgotten. */
function usePlace(first: string) {
  const [place, setPlace] = useState({ addresses: [first], number: 1 });
  const here = place.addresses[0] === first ? place : { addresses: [first], number: 1 };
  return [here, setPlace] as const;
}

/**
 * A list of the API, a page at a time, back and forth.
 *
 * Args:
 *   first: address of its first page; another one is another list, and begins anew.
 */
export function usePages<Row>(first: string): Pages<Row> {
  const [{ addresses, number }, setPlace] = usePlace(first);
  const address = addresses[number - 1] ?? first;
  const of = useLoaded(useCallback(() => fetchRows<Row>(address), [address]));
  const { rows = [], next = null, total = null } = of.data ?? {};
  const pages = total === null ? {} : { of: Math.max(1, Math.ceil(total / ROWS)) };

  function turn(to: number) {
    const known = [...addresses.slice(0, number), ...(next === null ? [] : [next])];
    setPlace({ addresses: known, number: to });
  }

  return { of, rows, total, page: { number, hasNext: next !== null, ...pages }, turn };
}
