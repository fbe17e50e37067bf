import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useTitle } from '../shell/title';

interface Props {
  title: string;
  /** Where it was come from. */
  back: string;
  backLabel: string;
  /** Stands beside the title. */
  children?: ComponentChildren;
}

/** Where a page within a section begins, for eyes, keyboard and screen reader alike. */
export function ScreenHead({ title, back, backLabel, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(title);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="screen-head">
      <Link href={back}>{backLabel}</Link>
      <div class="screen-title">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
    </div>
  );
}
