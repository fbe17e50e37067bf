import { Link, useLocation } from 'wouter-preact';
import type { User } from '../accounts/api';
import { text } from '../texts/texts';
import { BOARD_PATH, sectionsOf, type Section } from './sections';

function isHere({ path }: Section, location: string): boolean {
  return path === '/' ? BOARD_PATH.test(location) : location === path;
}

/** The parts of the product that a person's roles open. */
export function SectionLinks({ user }: { user: User }) {
  const [location] = useLocation();
  return (
    <nav class="sections" aria-label={text('sections')}>
      {sectionsOf(user).map((section) => (
        <Link
          key={section.path}
          href={section.path}
          aria-current={isHere(section, location) ? 'page' : undefined}
        >
          {text(section.title)}
        </Link>
      ))}
    </nav>
  );
}
