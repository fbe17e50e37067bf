import type { Failure } from '../http/failure';
import type { Task } from '../http/types';
import type { Entry } from '../tasks/entries';
import type { Note } from '../tasks/merge';
import type { LineState } from './line';

/** What others may know of the edits of a task that wait. */
export interface LineView {
  entries: readonly Entry[];
  state: LineState;
  /** Why they still wait, or were refused. */
  failure: Failure | null;
}

/** What an outbox needs from outside, and whom it tells. */
export interface Ports {
  /** Names this tab in the edits that are made here. */
  tab: string;
  /** Sends one edit; answers the task after it, null when it is gone. Throws a Failure. */
  deliver: (entry: Entry) => Promise<Task | null>;
  /** Sends one edit from a page that closes. */
  deliverOnClose: (entry: Entry) => void;
  /** What waits has changed. */
  show: (lines: ReadonlyMap<string, LineView>) => void;
  /** The API has answered an edit: null, the task is gone. */
  answered: (entry: Entry, task: Task | null) => void;
  /** The API has said what a task is now. */
  heard: (task: Task) => void;
  /** A change met one from elsewhere in the same field. */
  met: (id: string, notes: readonly Note[]) => void;
  /** Whether somebody has the task before him, and can mend what is refused. */
  isOpen: (id: string) => boolean;
  /** An edit was taken back, and whoever made it has not been told. */
  refused: (entry: Entry, failure: Failure) => void;
}
