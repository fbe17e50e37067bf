import { useRef, useState } from 'preact/hooks';
import { Failure } from '../http/failure';
import { Button } from '../kit/button';
import { FailureNotice } from '../kit/notice';
import { text } from '../texts/texts';

export interface Saving {
  state: 'idle' | 'saving' | 'saved' | 'failed';
  failure: Failure | null;
  /** Does the work and tells how it went; answers whether it did. */
  save: (work: () => Promise<void>) => Promise<boolean>;
  retry: () => void;
}

const IDLE = { state: 'idle', failure: null } as const;

/** How the last change of a setting fares. */
export function useSaving(): Saving {
  const [how, setHow] = useState<Pick<Saving, 'state' | 'failure'>>(IDLE);
  const latest = useRef<() => Promise<void>>(() => Promise.resolve());

  async function save(work: () => Promise<void>): Promise<boolean> {
    latest.current = work;
    setHow({ state: 'saving', failure: null });
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (latest.current === work) setHow({ state: 'failed', failure: error });
      return false;
    }
    // An older change that comes home later says nothing about the newest.
    if (latest.current === work) setHow({ state: 'saved', failure: null });
    return true;
  }

  return { ...how, save, retry: () => void save(latest.current) };
}

/** Says beside a heading how the last change fares; a failure below it in full. */
export function SaveState({ saving }: { saving: Saving }) {
  const isSaid = saving.state === 'saving' || saving.state === 'saved';
  return (
    <span class="save-state" role="status">
      {isSaid && text(`settings-${saving.state}`)}
    </span>
  );
}

export function SaveFailure({ saving }: { saving: Saving }) {
  if (!saving.failure) return null;
  return (
    <FailureNotice failure={saving.failure}>
      <Button size="small" onClick={saving.retry}>
        {text('retry')}
      </Button>
    </FailureNotice>
  );
}
