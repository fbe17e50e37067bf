import type { Mailing, MailingStatistics } from '../../http/types';
import { Chart } from '../../kit/chart';
import { Progress } from '../../kit/progress';
import { Table, type Column } from '../../kit/table';
import { saidTime } from '../../texts/dates';
import { language, text } from '../../texts/texts';
import { doneOf, STATUS_LOOKS, STATUSES } from '../model';
import { Pace } from './pace';
import { Splits } from './splits';

type ErrorRow = MailingStatistics['last_errors'][number];

const figureClass = (look: string, count: number) =>
  count === 0 || look === 'neutral' ? undefined : `is-${look}`;

/** How far it has come; each client is in exactly one figure, so that they make up the total. */
function Breakdown({ statistics }: { statistics: MailingStatistics }) {
  const format = new Intl.NumberFormat(language.value);
  return (
    <>
      <Progress
        label={text('mailing-done-of', { done: doneOf(statistics), total: statistics.total })}
        value={doneOf(statistics)}
        max={statistics.total}
      />
      <dl class="figures">
        {STATUSES.map((status) => (
          <div key={status} class={figureClass(STATUS_LOOKS[status], statistics[status])}>
            <dt>{text(`message-${status}`)}</dt>
            <dd>{format.format(statistics[status])}</dd>
          </div>
        ))}
        <div>
          <dt>{text('mailing-total')}</dt>
          <dd>{format.format(statistics.total)}</dd>
        </div>
      </dl>
    </>
  );
}

function Timeline({ statistics: { by_hour } }: { statistics: MailingStatistics }) {
  if (by_hour.length === 0) return null;
  const series = [{ name: text('message-sent'), values: by_hour.map(({ sent }) => sent) }];
  return (
    <Chart
      kind="bar"
      label={text('mailing-timeline')}
      labels={by_hour.map(({ hour }) => saidTime(hour))}
      series={series}
    />
  );
}

const errorColumns = (): readonly Column<ErrorRow>[] => [
  { key: 'error', title: text('errors-text'), cell: ({ error }) => error },
  { key: 'count', title: text('errors-count'), cell: ({ count }) => count, align: 'end' },
];

function LastErrors({ statistics: { last_errors } }: { statistics: MailingStatistics }) {
  if (last_errors.length === 0) return null;
  return (
    <>
      <h3>{text('errors')}</h3>
      <Table
        caption={text('errors')}
        columns={errorColumns()}
        rows={last_errors}
        rowKey={({ error }) => error}
        empty={null}
      />
    </>
  );
}

interface Props {
  mailing: Mailing;
  statistics: MailingStatistics;
}

/** How a mailing fares: in all, by the hour, by operator and zone, and what went wrong. */
export function Statistics({ mailing, statistics }: Props) {
  return (
    <>
      <section class="card mailing-progress" aria-label={text('mailing-progress')}>
        <Breakdown statistics={statistics} />
        <Pace mailing={mailing} statistics={statistics} />
      </section>
      <section class="card statistics" aria-label={text('statistics')}>
        <Timeline statistics={statistics} />
        <Splits statistics={statistics} />
        <LastErrors statistics={statistics} />
      </section>
    </>
  );
}
