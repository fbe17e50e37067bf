import type { User } from '../accounts/api';

export type Role = 'manager' | 'distributor' | 'operator' | 'admin';

/** A part of the product that has its place in the header. */
export interface Section {
  path: string;
  /** Id of its name. */
  title: string;
  /** Who may open it; without one, everybody. */
  role?: Role;
}

/** The addresses that the board has: its own and that of each task. */
export const BOARD_PATH = /^\/(t\/[^/]+)?$/;

export const BOARD: Section = { path: '/', title: 'board' };

export const ROLE_SECTIONS: readonly Section[] = [
  { path: '/clients', title: 'section-clients', role: 'manager' },
  { path: '/mailings', title: 'section-mailings', role: 'manager' },
  { path: '/deals', title: 'section-deals', role: 'distributor' },
  { path: '/system', title: 'section-system', role: 'operator' },
  { path: '/users', title: 'section-users', role: 'admin' },
];

/** What is about the person himself: in the menu of his address. */
export const OWN_SECTIONS: readonly Section[] = [
  { path: '/settings', title: 'settings' },
  { path: '/telegram', title: 'telegram-and-links' },
];

/** Whether a person's roles open a section; an administrator's open all. */
export function mayOpen({ roles }: User, { role }: Section): boolean {
  return role === undefined || roles.includes(role) || roles.includes('admin');
}

export function sectionsOf(user: User): readonly Section[] {
  return [BOARD, ...ROLE_SECTIONS].filter((section) => mayOpen(user, section));
}
