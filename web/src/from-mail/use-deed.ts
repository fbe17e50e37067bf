import { useState } from 'preact/hooks';
import { Failure } from '../http/failure';

export type Outcome<Data> =
  | { state: 'waiting' }
  | { state: 'acting' }
  | { state: 'done'; data: Data }
  | { state: 'dead' }
  | { state: 'failed'; failure: Failure };

/** Whether the API has refused the token: it is wrong, was used or has ended. */
export function isDeadLink(error: unknown): boolean {
  return error instanceof Failure && (error.status === 404 || 'token' in error.fields);
}

/** The one thing that a link is for, and how it went. */
export function useDeed<Data>(act: () => Promise<Data>): [Outcome<Data>, () => Promise<void>] {
  const [outcome, setOutcome] = useState<Outcome<Data>>({ state: 'waiting' });

  async function run() {
    setOutcome({ state: 'acting' });
    try {
      setOutcome({ state: 'done', data: await act() });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setOutcome(isDeadLink(error) ? { state: 'dead' } : { state: 'failed', failure: error });
    }
  }

  return [outcome, run];
}
