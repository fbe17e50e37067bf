import { Link } from 'wouter-preact';
import { text } from '../texts/texts';

function BackToTasks() {
  return (
    <Link class="btn btn-plain" href="/">
      {text('to-tasks')}
    </Link>
  );
}

/** Stands where a section of a later version will be. */
export function ToCome() {
  return (
    <div class="frame-page">
      <p>{text('section-to-come')}</p>
      <BackToTasks />
    </div>
  );
}

export function Forbidden() {
  return (
    <div class="frame-page">
      <p>{text('forbidden-why')}</p>
      <BackToTasks />
    </div>
  );
}

export function NotFound() {
  return (
    <div class="frame-page">
      <p>{text('not-found-why')}</p>
      <BackToTasks />
    </div>
  );
}
