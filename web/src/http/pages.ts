import type { Answer } from './call';

const NEXT = /<([^>]+)>\s*;\s*rel="?next"?/;

export interface Page<T> {
  items: readonly T[];
  /** Path of the next page, null on the last one. */
  next: string | null;
}

/** Makes a page of an array and its `Link` header (RFC 8288). */
export function pageOf<T>({ data, headers, url }: Answer<T[]>): Page<T> {
  const target = NEXT.exec(headers.get('Link') ?? '')?.[1];
  if (target === undefined) return { items: data, next: null };
  const address = new URL(target, url || location.href);
  return { items: data, next: address.pathname + address.search };
}
