/** Strokes on a square of 24, in the colour of the text around. */
const PATHS = {
  bell: 'M6 9a6 6 0 0 1 12 0c0 5 2 6.5 2 7.5H4C4 15.5 6 14 6 9M10 20a2 2 0 0 0 4 0',
  calendar: 'M5 6h14v14H5zM5 10.5h14M9 3.5V7M15 3.5V7',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  'chevron-down': 'm6 9 6 6 6-6',
  'chevron-left': 'm15 6-6 6 6 6',
  'chevron-right': 'm9 6 6 6-6 6',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4.5l3 2',
  copy: 'M9 9h11v11H9zM15 5V4H4v11h1',
  cross: 'm6 6 12 12M18 6 6 18',
  download: 'M12 4v11m-5-4.5 5 5 5-5M5 20h14',
  key: 'M8 12a4 4 0 1 0 0 8 4 4 0 0 0 0-8m3 1 8.5-8.5M16 8l3 3',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3A4 4 0 0 0 13.5 6L12 7.5M14 10a4 4 0 0 0-6-.5l-3 3A4 4 0 0 0 10.5 18l1.5-1.5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M6 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0M13 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0M20 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0',
  pencil: 'm5 15 10.5-10.5 4 4L9 19l-5 1z',
  plus: 'M12 5v14M5 12h14',
  repeat:
    'M5 12V9.5A2.5 2.5 0 0 1 7.5 7H19m-3-3 3 3-3 3M19 12v2.5a2.5 2.5 0 0 1-2.5 2.5H5m3 3-3-3 3-3',
  search: 'M10.5 5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11m4 9.5L20 20',
  send: 'M20 4 3.5 11l6 2.5L12 20zM9.5 13.5 20 4',
  settings: 'M4 7h9m4 0h3M15 5v4M4 17h3m4 0h9M9 15v4',
  sort: 'm8 10 4-4 4 4M8 14l4 4 4-4',
  'sort-down': 'M12 5v14m-5-5 5 5 5-5',
  'sort-up': 'M12 19V5m-5 5 5-5 5 5',
  tag: 'M4 12V4h8l8 8-8 8zM8 8h.01',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5',
  undo: 'M8 5 4 9l4 4M4.5 9H14a5 5 0 0 1 0 10H9',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20c.5-4 3.5-5 7.5-5s7 1 7.5 5',
  warning: 'M12 4.5 3.5 19.5h17zM12 10v4M12 17h.01',
} as const;

export type IconName = keyof typeof PATHS;
export const ICONS = Object.keys(PATHS) as IconName[];

/** A small picture beside a word; it says nothing to a screen reader. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
