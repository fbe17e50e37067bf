import { useState } from 'preact/hooks';
import { Badge } from '../kit/badge';
import { Button } from '../kit/button';
import { Chart } from '../kit/chart';
import { EmptyState } from '../kit/empty-state';
import { Table, type Column, type Sort } from '../kit/table';
import { Section } from './section';
import { word } from './words';

interface Client {
  phone: string;
  name: string;
  sum: number;
}

const CLIENTS = ['title', 'long', 'work', 'garden', 'home'] as const;

function columns(): readonly Column<Client>[] {
  return [
    { key: 'phone', title: word('phone'), sortable: true, cell: (client) => client.phone },
    { key: 'name', title: word('name'), sortable: true, cell: (client) => client.name },
    {
      key: 'state',
      title: word('state'),
      cell: ({ sum }) => (
        <Badge look={sum > 20 ? 'good' : 'warning'}>{word(sum > 20 ? 'good' : 'wait')}</Badge>
      ),
    },
    { key: 'sum', title: word('sum'), sortable: true, align: 'end', cell: ({ sum }) => sum },
  ];
}

function sorted(rows: readonly Client[], { key, direction }: Sort): readonly Client[] {
  const turn = direction === 'ascending' ? 1 : -1;
  const by = key as keyof Client;
  return [...rows].sort((a, b) => (a[by] < b[by] ? -turn : turn));
}

export function RecordSections() {
  return (
    <>
      <Tables />
      <Section name="Chart">
        <div class="kit-grid">
          <Chart kind="bar" {...NUMBERS} label={word('perDay')} series={series()} />
          <Chart kind="line" {...NUMBERS} label={word('perDay')} series={series()} />
        </div>
      </Section>
    </>
  );
}

const NUMBERS = { labels: ['17.11', '18.11', '19.11', '20.11', '21.11', '22.11'] };

function series() {
  return [
    { name: word('good'), values: [12, 19, 7, 22, 30, 4] },
    { name: word('bad'), values: [1, 0, 2, 3, 1, 0] },
  ];
}

function Tables() {
  const [sort, setSort] = useState<Sort>({ key: 'phone', direction: 'ascending' });
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set(['79990000001']));
  const [page, setPage] = useState(1);
  const rows = CLIENTS.map((name, index) => ({
    phone: `7999000000${index}`,
    name: word(name),
    sum: (index * 17) % 50,
  }));
  const common = {
    caption: word('clients'),
    columns: columns(),
    rowKey: ({ phone }: Client) => phone,
  };
  return (
    <Section name="Table">
      <Table
        {...common}
        rows={sorted(rows, sort)}
        sort={sort}
        onSort={setSort}
        page={{ number: page, of: 3, hasNext: page < 3 }}
        onPage={setPage}
        selection={selection}
        onSelection={setSelection}
        bulk={() => (
          <Button size="small" icon="trash" look="danger">
            {word('remove')}
          </Button>
        )}
        empty={null}
      />
      <Table {...common} rows={[]} empty={<EmptyState title={word('empty')} />} />
    </Section>
  );
}
