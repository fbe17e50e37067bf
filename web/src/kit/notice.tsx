import type { ComponentChildren } from 'preact';
import { Failure } from '../http/failure';
import { text } from '../texts/texts';

/** What went wrong, with the id that support asks for, and what can be done about it. */
export function FailureNotice(props: { failure: Failure; children?: ComponentChildren }) {
  return (
    <div class="alert alert-danger" role="alert">
      <FailureText failure={props.failure} />
      {props.children}
    </div>
  );
}

export function FailureText({ failure }: { failure: Failure }) {
  return (
    <>
      <span>{failure.message}</span>
      {failure.requestId && (
        <small class="request-id">
          {text('failure-request-id')} <code>{failure.requestId}</code>
        </small>
      )}
    </>
  );
}
