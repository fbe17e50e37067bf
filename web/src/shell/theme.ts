import { effect, signal } from '@preact/signals';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORED = 'vestnik.theme';
const darkSystem = matchMedia('(prefers-color-scheme: dark)');

function storedTheme(): Theme {
  const stored = localStorage.getItem(STORED);
  return THEMES.find((known) => known === stored) ?? 'auto';
}

export const theme = signal<Theme>(storedTheme());

function paint(): void {
  const isDark = theme.value === 'dark' || (theme.value === 'auto' && darkSystem.matches);
  document.documentElement.dataset.bsTheme = isDark ? 'dark' : 'light';
}

/** Keeps the page in the chosen theme, or in the system's when it is "auto". */
export function followTheme(): void {
  effect(() => {
    localStorage.setItem(STORED, theme.value);
    paint();
  });
  darkSystem.addEventListener('change', paint);
}
