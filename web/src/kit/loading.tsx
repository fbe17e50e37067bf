import { Button } from './button';
import { FailureNotice } from './notice';
import { Skeleton } from './skeleton';
import { text } from '../texts/texts';
import type { Loaded } from './use-loaded';

/** Stands where something will be once it has come; says it, with a way on, when it has not. */
export function Loading({ of, lines = 2 }: { of: Loaded<unknown>; lines?: number }) {
  if (of.failure) {
    return (
      <FailureNotice failure={of.failure}>
        <Button size="small" onClick={() => void of.load()}>
          {text('retry')}
        </Button>
      </FailureNotice>
    );
  }
  return of.data === undefined ? <Skeleton lines={lines} /> : null;
}
