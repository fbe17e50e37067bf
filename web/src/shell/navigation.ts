import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { navigate } from 'wouter-preact/use-browser-location';

/** How far each screen was scrolled when it was left, px. */
const left = new Map<string, number>();
let current = '';
let isBack = false;

/** Notes how far the person has read, and whether he came by "back" or by a link. */
export function followNavigation(): void {
  window.addEventListener('popstate', () => {
    isBack = true;
  });
  window.addEventListener('scroll', () => left.set(current, window.scrollY), { passive: true });
}

/** What is to have the focus on the next screen, instead of its heading. */
let wanted: string | null = null;

/**
 * Goes to a screen and into one of its fields.
 *
 * Args:
 *   field: its selector.
 */
export function goToField(path: string, field: string): void {
  if (location.pathname === path) {
    focusField(field);
    return;
  }
  wanted = field;
  navigate(path);
}

function focusField(field: string): void {
  const input = document.querySelector<HTMLInputElement>(field);
  input?.focus();
  input?.select();
}

function focusHeading(): void {
  const headings = [...document.querySelectorAll<HTMLElement>('main h1')];
  const heading = headings.find((element) => element.closest('[hidden]') === null);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/**
 * After a change of screens starts at its heading, for eyes, keyboard and screen reader alike.
 *
 * "Back" brings the person to where he was on that screen. Addresses within one screen, as those of
 * tasks on the board, change nothing.
 */
export function useArrival(screen: string, path: string): void {
  const before = useRef(screen);
  const hasArrived = useRef(false);
  useLayoutEffect(() => {
    const wasBack = isBack;
    isBack = false;
    current = screen;
    hasArrived.current = before.current !== screen;
    before.current = screen;
    if (hasArrived.current) window.scrollTo(0, wasBack ? (left.get(screen) ?? 0) : 0);
  }, [screen, path]);
  // Later than a menu, which closes and gives the focus back to its button.
  useEffect(() => {
    if (!hasArrived.current) return;
    if (wanted) focusField(wanted);
    else focusHeading();
    wanted = null;
  }, [screen]);
}
