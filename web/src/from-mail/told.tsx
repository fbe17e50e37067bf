import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useTitle } from '../shell/title';
import { text } from '../texts/texts';

interface Props {
  title: string;
  children: ComponentChildren;
}

/** What the page has to say now; a new heading is heard, and is where one goes on reading. */
export function Told({ title, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(title);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div class="frame-page">
      <h1 ref={heading} class="page-title" tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  );
}

/** Says that a link does not work any more, why that may be, and what can be done instead. */
export function DeadLink({ why, children }: { why: string; children: ComponentChildren }) {
  return (
    <Told title={text('dead-link')}>
      <p>{why}</p>
      {children}
    </Told>
  );
}

export function ToMailSettings() {
  return (
    <a class="btn btn-plain" href="/settings/mail">
      {text('to-mail-settings')}
    </a>
  );
}
