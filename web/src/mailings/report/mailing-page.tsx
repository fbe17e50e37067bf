import { useCallback } from 'preact/hooks';
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

/** A mailing, then its figures: those of one that has ended are the last ones. */
async function fetchReport(id: string) {
  const mailing = await fetchMailing(id);
  return { mailing, statistics: mailing.locked ? await fetchStatistics(id) : null };
}

/** One mailing: what it is, how far it has come, what became of each message. */
export function MailingPage({ id }: { id: string }) {
  const report = useLoaded(useCallback(() => fetchReport(id), [id]));
  const { data, load } = report;
  const look = useCallback(() => void load(), [load]);
  useWhileVisible(look, data && isLive(data.mailing) ? LIVE_MS : RESTING_MS);
  return (
    <div class="screen">
      <ScreenHead
        title={text('mailing-of', { id })}
        back="/mailings"
        backLabel={text('mailings-all')}
      >
        {data && <StateBadge mailing={data.mailing} />}
      </ScreenHead>
      <Loading of={report} lines={6} />
      {data && (
        <>
          <Actions mailing={data.mailing} onChanged={load} />
          <PauseNotice mailing={data.mailing} />
          <Facts mailing={data.mailing} />
        </>
      )}
      {data?.statistics && (
        <>
          <Statistics mailing={data.mailing} statistics={data.statistics} />
          <Messages mailing={data.mailing} onRetried={load} />
        </>
      )}
    </div>
  );
}
