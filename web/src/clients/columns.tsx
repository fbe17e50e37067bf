import { Link } from 'wouter-preact';
import { Badge } from '../kit/badge';
import { RelativeTime } from '../kit/relative-time';
import type { Column } from '../kit/table';
import { text } from '../texts/texts';
import { saidPhone, type Client } from './model';

/** As many of the free fields as a row has room for. */
const FIELDS_SHOWN = 2;

function Phone({ client }: { client: Client }) {
  return (
    <>
      <Link href={`/clients/${client.id}`} class="number">
        {saidPhone(client.phone)}
      </Link>
      {client.opted_out && (
        <>
          {' '}
          <Badge look="warning">{text('client-opted-out')}</Badge>
        </>
      )}
    </>
  );
}

function saidFields(fields: Client['fields']): string {
  const shown = Object.entries(fields).slice(0, FIELDS_SHOWN);
  return shown.map(([name, value]) => `${name}: ${value}`).join(', ');
}

/** What a row of the directory tells of a client. */
export function clientColumns(): readonly Column<Client>[] {
  return [
    { key: 'phone', title: text('client-phone'), cell: (client) => <Phone client={client} /> },
    { key: 'code', title: text('client-operator-code'), cell: (client) => client.operator_code },
    { key: 'tag', title: text('client-tag'), cell: ({ tag }) => tag ?? '—' },
    { key: 'zone', title: text('client-timezone'), cell: (client) => client.timezone },
    {
      key: 'fields',
      title: text('client-fields'),
      cell: ({ fields }) => saidFields(fields) || '—',
    },
    {
      key: 'created',
      title: text('client-created'),
      cell: (client) => <RelativeTime at={client.created_at} />,
    },
  ];
}
