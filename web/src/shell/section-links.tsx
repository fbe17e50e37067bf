import { Link, useLocation } from 'wouter-preact';
import type { User } from '../accounts/api';
import { text } from '../texts/texts';
import { BOARD_PATH, OWN_SECTIONS, sectionsOf, type Section } from './sections';

function isHere({ path }: Section, location: string): boolean {
  return path === '/' ? BOARD_PATH.test(location) : location.startsWith(path);
}

interface Props {
  user: User;
  /** Also those about the person himself. */
  withOwn?: boolean;
  onFollow?: () => void;
}

/** The parts of the product that a person's roles open. */
export function SectionLinks({ user, withOwn = false, onFollow }: Props) {
  const [location] = useLocation();
  const sections = [...sectionsOf(user), ...(withOwn ? OWN_SECTIONS : [])];
  return (
    <nav class="sections" aria-label={text('sections')}>
      {sections.map((section) => (
        <Link
          key={section.path}
          href={section.path}
          aria-current={isHere(section, location) ? 'page' : undefined}
          onClick={onFollow}
        >
          {text(section.title)}
        </Link>
      ))}
    </nav>
  );
}
