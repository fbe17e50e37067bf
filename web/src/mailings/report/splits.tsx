import { useState } from 'preact/hooks';
import type { Counts, MailingStatistics } from '../../http/types';
import { Table, type Column } from '../../kit/table';
import { Tabs } from '../../kit/tabs';
import { text } from '../../texts/texts';
import { STATUSES } from '../model';

interface Row extends Counts {
  name: string;
}

const BY = ['code', 'zone'] as const;
type By = (typeof BY)[number];

const TITLES: Record<By, string> = { code: 'client-operator-code', zone: 'client-timezone' };

function rowsOf(statistics: MailingStatistics, by: By): readonly Row[] {
  return by === 'code'
    ? statistics.by_operator_code.map((row) => ({ ...row, name: row.operator_code }))
    : statistics.by_timezone.map((row) => ({ ...row, name: row.timezone }));
}

/** Columns of the statuses that any row has. */
function columnsOf(rows: readonly Row[], by: By): readonly Column<Row>[] {
  const shown = STATUSES.filter((status) => rows.some((row) => row[status] > 0));
  return [
    { key: 'name', title: text(TITLES[by]), cell: (row) => row.name },
    ...shown.map((status) => ({
      key: status,
      title: text(`message-${status}`),
      cell: (row: Row) => row[status],
      align: 'end' as const,
    })),
    { key: 'total', title: text('mailing-total'), cell: ({ total }) => total, align: 'end' },
  ];
}

/** The same figures of each operator code, or of each time zone. */
export function Splits({ statistics }: { statistics: MailingStatistics }) {
  const [by, setBy] = useState<By>('code');
  const rows = rowsOf(statistics, by);
  return (
    <div>
      <Tabs
        label={text('splits')}
        tabs={BY.map((name) => ({ name, label: text(`splits-by-${name}`) }))}
        current={by}
        onChange={setBy}
      >
        <Table
          caption={text(`splits-by-${by}`)}
          columns={columnsOf(rows, by)}
          rows={rows}
          rowKey={({ name }) => name}
          empty={<p class="form-text">{text('splits-none')}</p>}
        />
      </Tabs>
    </div>
  );
}
