import { useCallback } from 'preact/hooks';
import { useLocation, Link } from 'wouter-preact';
import type { Mailing } from '../http/types';
import { Button } from '../kit/button';
import { EmptyState } from '../kit/empty-state';
import { Loading } from '../kit/loading';
import { Progress } from '../kit/progress';
import { RelativeTime } from '../kit/relative-time';
import { Table, type Column } from '../kit/table';
import { usePages } from '../kit/use-pages';
import { useWhileVisible } from '../kit/while-visible';
import { text } from '../texts/texts';
import { MAILINGS_ADDRESS } from './api';
import { doneOf, isLive } from './model';
import { StateBadge } from './state-badge';

/** How often those that are running are looked at, ms. */
const LIVE_MS = 3000;
const RESTING_MS = 30_000;

function Done({ mailing: { counts } }: { mailing: Mailing }) {
  if (counts.total === 0) return <>—</>;
  const done = doneOf(counts);
  return (
    <Progress
      label={text('mailing-done-of', { done, total: counts.total })}
      value={done}
      max={counts.total}
    />
  );
}

const columns = (): readonly Column<Mailing>[] => [
  {
    key: 'text',
    title: text('mailing'),
    cell: ({ id, text: words }) => (
      <Link href={`/mailings/${id}`} class="mailing-link">
        <b>№ {id}</b> {words}
      </Link>
    ),
  },
  { key: 'state', title: text('mailing-state'), cell: (one) => <StateBadge mailing={one} /> },
  { key: 'start', title: text('mailing-start'), cell: (one) => <RelativeTime at={one.start_at} /> },
  { key: 'end', title: text('mailing-end'), cell: (one) => <RelativeTime at={one.end_at} /> },
  { key: 'done', title: text('mailing-progress'), cell: (one) => <Done mailing={one} /> },
];

/** All mailings, the newest first; how far they have come is followed. */
export function MailingList() {
  const [, navigate] = useLocation();
  const mailings = usePages<Mailing>(MAILINGS_ADDRESS);
  const { load } = mailings.of;
  const look = useCallback(() => void load(), [load]);
  useWhileVisible(look, mailings.rows.some(isLive) ? LIVE_MS : RESTING_MS);

  const add = (
    <Button
      look="primary"
      icon="plus"
      onClick={() => {
        navigate('/mailings/new');
      }}
    >
      {text('mailing-new')}
    </Button>
  );
  return (
    <div class="screen">
      {mailings.rows.length > 0 && <div class="screen-actions">{add}</div>}
      <Loading of={mailings.of} lines={6} />
      {mailings.of.data && (
        <Table
          caption={text('section-mailings')}
          columns={columns()}
          rows={mailings.rows}
          rowKey={({ id }) => id}
          page={mailings.page}
          onPage={mailings.turn}
          empty={
            <EmptyState title={text('mailings-empty')} example={text('mailings-example')}>
              {add}
            </EmptyState>
          }
        />
      )}
    </div>
  );
}
