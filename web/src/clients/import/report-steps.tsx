import { Link } from 'wouter-preact';
import { Button } from '../../kit/button';
import { Progress } from '../../kit/progress';
import { saveFile } from '../../kit/save-file';
import { Table, type Column } from '../../kit/table';
import { Waiting } from '../../kit/waiting';
import { tellFailure } from '../../kit/toasts';
import type { ClientImport } from '../../http/types';
import { text } from '../../texts/texts';
import { fetchErrors } from './api';
import { skippedRows } from './run';

type RowError = ClientImport['errors'][number];

/** More than these nobody reads here; the file has all. */
const ERRORS_SHOWN = 20;

/** How far a run has come, as soon as that is known. */
export function RunningStep({ running, rows }: { running: ClientImport | null; rows: number }) {
  if (!running) return <Waiting />;
  return (
    <div class="card">
      <Progress label={text('import-running')} value={running.new + running.updated} max={rows} />
    </div>
  );
}

const errorColumns = (): readonly Column<RowError>[] => [
  { key: 'row', title: text('import-error-row'), cell: ({ row }) => row, align: 'end' },
  { key: 'column', title: text('import-error-column'), cell: ({ column }) => column ?? '—' },
  { key: 'reason', title: text('import-error-reason'), cell: ({ reason }) => reason },
];

function Errors({ report }: { report: ClientImport }) {
  if (report.errors.length === 0) return null;
  return (
    <>
      <h3>{text('import-errors')}</h3>
      <Table
        caption={text('import-errors')}
        columns={errorColumns()}
        rows={report.errors.slice(0, ERRORS_SHOWN)}
        rowKey={({ row, column }) => `${row} ${column ?? ''}`}
        empty={null}
      />
      {report.errors_csv && <ErrorsButton address={report.errors_csv} />}
    </>
  );
}

function ErrorsButton({ address }: { address: string }) {
  return (
    <div>
      <Button
        icon="download"
        onClick={() => {
          tellFailure(
            fetchErrors(address).then((file) => {
              saveFile(file, 'errors.csv');
            }),
          );
        }}
      >
        {text('import-errors-save')}
      </Button>
    </div>
  );
}

const WORDS = {
  dry: { new: 'import-will-add', updated: 'import-will-update', errors: 'import-will-skip' },
  done: { new: 'import-added', updated: 'import-updated', errors: 'import-skipped' },
} as const;

function Figures({ report, when }: { report: ClientImport; when: 'dry' | 'done' }) {
  const words = WORDS[when];
  const skipped = skippedRows(report);
  return (
    <div role="status">
      <dl class="figures">
        <div class="is-good">
          <dt>{text(words.new)}</dt>
          <dd>{report.new}</dd>
        </div>
        <div>
          <dt>{text(words.updated)}</dt>
          <dd>{report.updated}</dd>
        </div>
        <div class={skipped > 0 ? 'is-bad' : undefined}>
          <dt>{text(words.errors)}</dt>
          <dd>{skipped}</dd>
        </div>
      </dl>
    </div>
  );
}

interface DryRunProps {
  report: ClientImport;
  onBack: () => void;
  onImport: () => void;
}

/** What the import would do. */
export function DryRunStep({ report, onBack, onImport }: DryRunProps) {
  const count = report.new + report.updated;
  return (
    <div class="card form">
      <p>{text('import-dry')}</p>
      <Figures report={report} when="dry" />
      <Errors report={report} />
      <div class="form-end">
        <Button onClick={onBack}>{text('import-to-columns')}</Button>
        <Button look="primary" disabled={count === 0} onClick={onImport}>
          {text('import-start', { count })}
        </Button>
      </div>
    </div>
  );
}

/** What the import has done. */
export function DoneStep({ report, onAgain }: { report: ClientImport; onAgain: () => void }) {
  return (
    <div class="card form">
      <p>{text('import-done')}</p>
      <Figures report={report} when="done" />
      <Errors report={report} />
      <div class="form-end">
        <Button onClick={onAgain}>{text('import-other-file')}</Button>
        <Link class="btn btn-primary" href="/clients">
          {text('import-to-clients')}
        </Link>
      </div>
    </div>
  );
}
