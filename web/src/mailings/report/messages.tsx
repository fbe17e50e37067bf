import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { saidPhone } from '../../clients/model';
import type { Mailing, MailingMessage } from '../../http/types';
import { Button } from '../../kit/button';
import { EmptyState } from '../../kit/empty-state';
import { Loading } from '../../kit/loading';
import { RelativeTime } from '../../kit/relative-time';
import { Select } from '../../kit/select';
import { Table, type Column } from '../../kit/table';
import { showToast, tellFailure } from '../../kit/toasts';
import { usePages } from '../../kit/use-pages';
import { text } from '../../texts/texts';
import { messagesAddress, retryMessages } from '../api';
import { STATUSES } from '../model';
import { StatusBadge } from '../state-badge';
import { ReportFile } from './report-file';

const NONE: ReadonlySet<string> = new Set();

/** Whether what failed may be tried again: its end is ahead and nobody has ended it. */
function mayRetry({ state, end_at }: Mailing): boolean {
  return state !== 'cancelled' && Date.parse(end_at) > Date.now();
}

function When({ sent_at, next_attempt_at }: MailingMessage) {
  if (sent_at) return <RelativeTime at={sent_at} />;
  if (!next_attempt_at) return <>—</>;
  return (
    <>
      {text('message-next')} <RelativeTime at={next_attempt_at} />
    </>
  );
}

const columns = (): readonly Column<MailingMessage>[] => [
  {
    key: 'phone',
    title: text('client-phone'),
    cell: ({ phone, client_id }) => (
      <Link href={`/clients/${client_id}`} class="number">
        {saidPhone(phone)}
      </Link>
    ),
  },
  { key: 'status', title: text('message-status'), cell: (one) => <StatusBadge {...one} /> },
  { key: 'at', title: text('message-when'), cell: (one) => <When {...one} /> },
  {
    key: 'attempts',
    title: text('message-attempts'),
    cell: ({ attempts }) => attempts,
    align: 'end',
  },
  { key: 'error', title: text('message-error'), cell: (one) => one.last_error ?? '—' },
  { key: 'id', title: 'id', cell: ({ id }) => <code>{id}</code> },
];

interface Props {
  mailing: Mailing;
  /** Called when some of what failed was put back. */
  onRetried: () => Promise<void>;
}

const CHOICES = ['every', ...STATUSES] as const;
type Choice = (typeof CHOICES)[number];

/** Each message, of one status or of any; what failed can be tried again. */
export function Messages({ mailing, onRetried }: Props) {
  const [status, setStatus] = useState<Choice>('every');

  async function retry(which: Parameters<typeof retryMessages>[1]) {
    const count = await retryMessages(mailing.id, which);
    showToast(text('messages-retried', { count }));
    await onRetried();
  }

  return (
    <section class="card messages" aria-label={text('messages')}>
      <div class="screen-bar">
        <Select
          label={text('messages')}
          value={status}
          options={CHOICES.map((value) => ({ value, label: text(`message-${value}`) }))}
          onChange={setStatus}
        />
        <div class="screen-actions">
          {mailing.counts.failed > 0 && mayRetry(mailing) && (
            <Button
              icon="repeat"
              onClick={() => {
                tellFailure(retry({ status: 'failed' }));
              }}
            >
              {text('messages-retry-all', { count: mailing.counts.failed })}
            </Button>
          )}
          <ReportFile mailing={mailing} />
        </div>
      </div>
      <Rows
        key={status}
        address={messagesAddress(mailing.id, status === 'every' ? null : status)}
        onRetry={
          status === 'failed' && mayRetry(mailing)
            ? (ids) => {
                tellFailure(retry({ ids }));
              }
            : null
        }
      />
    </section>
  );
}

interface RowsProps {
  address: string;
  /** Gets the ids of what is to be tried again; null where nothing can be. */
  onRetry: ((ids: string[]) => void) | null;
}

function Rows({ address, onRetry }: RowsProps) {
  const [chosen, setChosen] = useState(NONE);
  const messages = usePages<MailingMessage>(address);
  const choosing = onRetry && {
    selection: chosen,
    onSelection: setChosen,
    bulk: () => (
      <Button
        size="small"
        icon="repeat"
        onClick={() => {
          onRetry([...chosen]);
        }}
      >
        {text('messages-retry')}
      </Button>
    ),
  };
  return (
    <>
      <Loading of={messages.of} />
      {messages.of.data && (
        <Table
          caption={text('messages')}
          columns={columns()}
          rows={messages.rows}
          rowKey={({ id }) => id}
          rowName={({ phone }) => saidPhone(phone)}
          page={messages.page}
          onPage={(number) => {
            setChosen(NONE);
            messages.turn(number);
          }}
          {...choosing}
          empty={<EmptyState title={text('messages-none')} />}
        />
      )}
    </>
  );
}
