import { useCallback, useState } from 'preact/hooks';
import type { Mailing } from '../../http/types';
import { Loading } from '../../kit/loading';
import { ScreenHead } from '../../kit/screen-head';
import { useLoaded } from '../../kit/use-loaded';
import { useWhileVisible } from '../../kit/while-visible';
import { text } from '../../texts/texts';
import { fetchMailing, fetchStatistics } from '../api';
import { isLive } from '../model';
import { StateBadge } from '../state-badge';
import { Actions } from './actions';
import { Facts } from './facts';
import { Messages } from './messages';
import { PauseNotice } from './pause-notice';
import { Statistics } from './statistics';

/** How often one that is under way is looked at, ms. */
const LIVE_MS = 2000;
const RESTING_MS = 30_000;

/** One mailing: what it is, how far it has come, what became of each message. */
export function MailingPage({ id }: { id: string }) {
  const mailing = useLoaded(useCallback(() => fetchMailing(id), [id]));
  const { load } = mailing;
  const look = useCallback(() => void load(), [load]);
  useWhileVisible(look, mailing.data && isLive(mailing.data) ? LIVE_MS : RESTING_MS);
  return (
    <div class="screen">
      <ScreenHead
        title={text('mailing-of', { id })}
        back="/mailings"
        backLabel={text('mailings-all')}
      >
        {mailing.data && <StateBadge mailing={mailing.data} />}
      </ScreenHead>
      <Loading of={mailing} lines={6} />
      {mailing.data && <Report mailing={mailing.data} onChanged={load} />}
    </div>
  );
}

interface ReportProps {
  mailing: Mailing;
  onChanged: () => Promise<void>;
}

function Report({ mailing, onChanged }: ReportProps) {
  const { id } = mailing;
  // What failed is listed anew when some of it was put back.
  const [retried, setRetried] = useState(0);
  const statistics = useLoaded(useCallback(() => fetchStatistics(id), [id]));
  const { load } = statistics;
  const look = useCallback(() => void load(), [load]);
  useWhileVisible(look, isLive(mailing) ? LIVE_MS : RESTING_MS);

  async function lookAgain() {
    await Promise.all([onChanged(), load()]);
  }

  return (
    <>
      <Actions mailing={mailing} onChanged={lookAgain} />
      <PauseNotice mailing={mailing} />
      <Facts mailing={mailing} />
      {mailing.locked && (
        <>
          <Loading of={statistics} lines={4} />
          {statistics.data && <Statistics mailing={mailing} statistics={statistics.data} />}
          <Messages
            key={retried}
            mailing={mailing}
            onRetried={() => {
              setRetried(retried + 1);
              return lookAgain();
            }}
          />
        </>
      )}
    </>
  );
}
