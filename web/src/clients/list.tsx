import { useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { Button } from '../kit/button';
import { EmptyState } from '../kit/empty-state';
import { Loading } from '../kit/loading';
import { Table } from '../kit/table';
import { usePages, type Pages } from '../kit/use-pages';
import { useSettled } from '../kit/use-settled';
import { text } from '../texts/texts';
import { clientsAddress } from './api';
import { BulkActions } from './bulk-actions';
import { clientColumns } from './columns';
import { ExportButton } from './export-button';
import { Filters } from './filters';
import { ALL_CLIENTS, saidPhone, type Client, type Wanted } from './model';
import { OpenClient } from './open-client';

const NONE: ReadonlySet<string> = new Set();

/** Which client's dialog is open: one of the list, a new one, or none. */
interface Props {
  open: string | null;
}

/** All clients, those that were asked for, or none yet; over them the one that is open. */
export function ClientList({ open }: Props) {
  const [, navigate] = useLocation();
  const [wanted, setWanted] = useState<Wanted>(ALL_CLIENTS);
  const address = clientsAddress(useSettled(wanted));
  const clients = usePages<Client>(address);
  return (
    <div class="screen">
      <div class="screen-bar">
        <Filters
          wanted={wanted}
          onChange={(next) => {
            setWanted(next);
          }}
        />
        <div class="screen-actions">
          <Link class="btn btn-plain" href="/clients/import">
            {text('clients-import')}
          </Link>
          <ExportButton wanted={wanted} />
          <Button
            look="primary"
            icon="plus"
            onClick={() => {
              navigate('/clients/new');
            }}
          >
            {text('client-add')}
          </Button>
        </div>
      </div>
      <Loading of={clients.of} lines={6} />
      {clients.of.data && (
        <Rows
          key={address}
          clients={clients}
          isNarrowed={address !== clientsAddress(ALL_CLIENTS)}
          onAll={() => {
            setWanted(ALL_CLIENTS);
          }}
        />
      )}
      {open !== null && (
        <OpenClient
          key={open}
          id={open}
          known={clients.rows.find(({ id }) => id === open)}
          onSaved={() => void clients.of.load()}
          onClose={() => {
            navigate('/clients');
          }}
        />
      )}
    </div>
  );
}

interface RowsProps {
  clients: Pages<Client>;
  isNarrowed: boolean;
  onAll: () => void;
}

function Rows({ clients, isNarrowed, onAll }: RowsProps) {
  const [chosen, setChosen] = useState(NONE);
  const { rows, page, total } = clients;
  return (
    <>
      {total !== null && <p class="form-text">{text('clients-found', { count: total })}</p>}
      <Table
        caption={text('section-clients')}
        columns={clientColumns()}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ phone }) => saidPhone(phone)}
        page={page}
        onPage={(number) => {
          setChosen(NONE);
          clients.turn(number);
        }}
        selection={chosen}
        onSelection={setChosen}
        bulk={() => (
          <BulkActions
            clients={rows.filter(({ id }) => chosen.has(id))}
            onDone={() => {
              setChosen(NONE);
              return clients.of.load();
            }}
          />
        )}
        empty={isNarrowed ? <NothingFound onAll={onAll} /> : <NobodyYet />}
      />
    </>
  );
}

function NobodyYet() {
  return (
    <EmptyState title={text('clients-empty')} example={text('clients-example')}>
      <Link class="btn btn-primary" href="/clients/import">
        {text('clients-import')}
      </Link>
    </EmptyState>
  );
}

function NothingFound({ onAll }: { onAll: () => void }) {
  return (
    <EmptyState title={text('clients-none')}>
      <Button onClick={onAll}>{text('clients-all')}</Button>
    </EmptyState>
  );
}
