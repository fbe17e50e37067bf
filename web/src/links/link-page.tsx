import { useEffect } from 'preact/hooks';
import { Badge } from '../kit/badge';
import { Button } from '../kit/button';
import { FailureNotice } from '../kit/notice';
import { useBoardKeys } from '../shell/board-keys';
import { PageSkeleton } from '../shell/page-skeleton';
import { PlainHeader } from '../shell/plain-header';
import { useTitle } from '../shell/title';
import { Board } from '../tasks/board';
import { text } from '../texts/texts';
import type { Visit } from './api';
import { arrive, open, visit } from './visit';
import '../styles/links.scss';

function titleOf({ name }: Visit): string {
  return name ? text('visit-of', { name: `@${name}` }) : text('visit-nameless');
}

function Open({ visit }: { visit: Visit }) {
  useTitle(titleOf(visit));
  useBoardKeys();
  return (
    <>
      <div class="visit-head">
        <p>{titleOf(visit)}</p>
        <Badge look="neutral">{text(`visit-may-${visit.mode}`)}</Badge>
      </div>
      <Board />
    </>
  );
}

function Closed() {
  useTitle(text('visit-closed'));
  return (
    <div class="frame-page">
      <h1 class="page-title">{text('visit-closed')}</h1>
      <p>{text('visit-closed-why')}</p>
      <a class="btn btn-plain" href="/">
        {text('visit-closed-home')}
      </a>
    </div>
  );
}

function Screen() {
  const { value } = visit;
  switch (value.state) {
    case 'opening':
      return <PageSkeleton />;
    case 'open':
      return <Open visit={value.visit} />;
    case 'closed':
      return <Closed />;
    case 'unreachable':
      return (
        <FailureNotice failure={value.failure}>
          <Button size="small" onClick={() => void open(value.token)}>
            {text('retry')}
          </Button>
        </FailureNotice>
      );
  }
}

/** Somebody's tasks, for whoever was given the link to them; nothing here is about its reader. */
export function LinkPage({ token }: { token: string | null }) {
  useEffect(() => arrive(token), [token]);
  return (
    <>
      <PlainHeader />
      <main class="main" id="main" tabIndex={-1}>
        <Screen />
      </main>
    </>
  );
}
