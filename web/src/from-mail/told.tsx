import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useTitle } from '../shell/title';
import { text } from '../texts/texts';

interface Props {
  title: string;
  children: ComponentChildren;
}

/** What the page has to say now: its heading is heard, unless a field below has the focus. */
export function Told({ title, children }: Props) {
  const page = useRef<HTMLDivElement>(null);
  useTitle(title);
  useEffect(() => {
    if (page.current?.contains(document.activeElement)) return;
    page.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div ref={page} class="frame-page">
      <h1 class="page-title" tabIndex={-1}>
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
