import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Gives the focus back to what opened a part of the page, once that part has gone.
 *
 * Args:
 *   opener: its selector, within the element that gets the answered reference.
 */
export function useFocusBack<Around extends HTMLElement>(
  isOpen: boolean,
  opener: string,
): RefObject<Around> {
  const around = useRef<Around>(null);
  const wasOpen = useRef(isOpen);
  useLayoutEffect(() => {
    if (wasOpen.current && !isOpen) around.current?.querySelector<HTMLElement>(opener)?.focus();
    wasOpen.current = isOpen;
  }, [isOpen, opener]);
  return around;
}
