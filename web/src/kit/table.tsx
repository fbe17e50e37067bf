import type { ComponentChildren } from 'preact';
import { text } from '../texts/texts';
import '../styles/kit-table.scss';
import { BulkBar, isOneOfMany, Pages, type Page } from './table-bars';
import { TableHead } from './table-head';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ComponentChildren;
  sortable?: boolean;
  /** Numbers stand at the end. */
  align?: 'start' | 'end';
}

export interface Sort {
  key: string;
  direction: 'ascending' | 'descending';
}

export interface TableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What a row is called where it is chosen; without it what its first cell says. */
  rowName?: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  page?: Page;
  onPage?: (number: number) => void;
  /** Keys of the rows that are chosen; without it rows can't be. */
  selection?: ReadonlySet<string>;
  onSelection?: (selection: ReadonlySet<string>) => void;
  /** What can be done with what is chosen. */
  bulk?: (selected: ReadonlySet<string>) => ComponentChildren;
  /** Stands in the place of rows when there are none. */
  empty: ComponentChildren;
}

/** The selection with one key put in or taken out. */
export function toggled(selection: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(selection);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** Rows of records; on a phone each is a card. Sorting and paging are the caller's to do. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, selection, bulk, page, onPage, empty } = props;
  if (rows.length === 0 && (page?.number ?? 1) === 1) return <>{empty}</>;
  return (
    <div class="table-box">
      {selection && bulk && <BulkBar count={selection.size}>{bulk(selection)}</BulkBar>}
      <table class="table" role="table">
        <caption class="visually-hidden">{caption}</caption>
        <TableHead {...props} />
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" aria-selected={selection?.has(rowKey(row))}>
              {selection && <ChooseCell {...props} row={row} />}
              {columns.map((column) => (
                <td
                  key={column.key}
                  role="cell"
                  data-title={column.title}
                  class={column.align === 'end' ? 'is-end' : undefined}
                >
                  <span>{column.cell(row)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {page && onPage && isOneOfMany(page) && <Pages page={page} onPage={onPage} />}
    </div>
  );
}

function ChooseCell<Row>(props: TableProps<Row> & { row: Row }) {
  const { row, rowKey, rowName, columns, selection = new Set(), onSelection } = props;
  const key = rowKey(row);
  return (
    <td role="cell" class="table-choose">
      <label class="form-check">
        <input
          type="checkbox"
          class="form-check-input"
          checked={selection.has(key)}
          onChange={() => {
            onSelection?.(toggled(selection, key));
          }}
        />
        <span class="visually-hidden">
          {text('table-choose')} {rowName ? rowName(row) : columns[0]?.cell(row)}
        </span>
      </label>
    </td>
  );
}
