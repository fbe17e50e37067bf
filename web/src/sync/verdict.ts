import { Failure } from '../http/failure';

/**
 * What becomes of an edit that failed.
 *
 * `passing`: it is sent again later; `overtaken`: it is merged with what the task is now; `refused`:
 * sending it again would not help.
 */
export type Verdict = 'passing' | 'overtaken' | 'refused';

/** No answer, time-out, too early, too often; 401 until somebody is signed in again. */
const PASSING = new Set([0, 401, 408, 425, 429]);
/** The API's word for rows on which too many wrote at once. */
const BUSY = 'busy';

export function verdictOf({ status, code, current }: Failure): Verdict {
  if (PASSING.has(status) || status >= 500 || code === BUSY) return 'passing';
  return status === 412 && current ? 'overtaken' : 'refused';
}
