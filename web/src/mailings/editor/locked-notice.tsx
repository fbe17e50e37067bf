import type { Mailing } from '../../http/types';
import { text } from '../../texts/texts';
import { CloneButton } from '../report/clone-button';

/** Says what can't be changed any more, and what to do instead. */
export function LockedNotice({ mailing }: { mailing: Mailing }) {
  return (
    <div class="alert alert-warning">
      <span>{text('mailing-locked')}</span>
      <CloneButton mailing={mailing} />
    </div>
  );
}
