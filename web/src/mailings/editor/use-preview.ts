import { useCallback, useMemo } from 'preact/hooks';
import type { MailingFilter, MailingPreview } from '../../http/types';
import { useLoaded, type Loaded } from '../../kit/use-loaded';
import { useSettled } from '../../kit/use-settled';
import { previewMailing } from '../api';
import { choosesSomebody } from '../model';

/** A text that stands for none yet: whom the filter chooses is asked for before it is written. */
const NO_TEXT = '…';
const TYPED_MS = 400;

/** Whom a filter chooses now and what they would read; null while it chooses nobody. */
export function usePreview(filter: MailingFilter, words: string): Loaded<MailingPreview | null> {
  const wish = useMemo(() => ({ filter, words: words.trim() || NO_TEXT }), [filter, words]);
  const settled = useSettled(wish, TYPED_MS);
  const fetch = useCallback(
    () =>
      choosesSomebody(settled.filter)
        ? previewMailing(settled.filter, settled.words)
        : Promise.resolve(null),
    [settled],
  );
  return useLoaded(fetch);
}
