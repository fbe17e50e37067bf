import { text } from '../texts/texts';
import { Icon, type IconName } from './icon';
import type { Column, Sort, TableProps } from './table';

function nextSort(key: string, sort: Sort | undefined): Sort {
  const isTurned = sort?.key === key && sort.direction === 'ascending';
  return { key, direction: isTurned ? 'descending' : 'ascending' };
}

function iconOf(direction: Sort['direction'] | undefined): IconName {
  if (!direction) return 'sort';
  return direction === 'ascending' ? 'sort-up' : 'sort-down';
}

/** Titles of the columns; those that sort are buttons, and say how they sort now. */
export function TableHead<Row>(props: TableProps<Row>) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {props.selection && <ChooseAll {...props} />}
        {props.columns.map((column) => (
          <Title key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
        ))}
      </tr>
    </thead>
  );
}

interface TitleProps<Row> {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}

function Title<Row>({ column, sort, onSort }: TitleProps<Row>) {
  const direction = sort?.key === column.key ? sort.direction : undefined;
  const isSortable = column.sortable === true && onSort !== undefined;
  return (
    <th
      role="columnheader"
      scope="col"
      class={column.align === 'end' ? 'is-end' : undefined}
      aria-sort={isSortable ? (direction ?? 'none') : undefined}
    >
      {isSortable ? (
        <button
          type="button"
          class="table-sort"
          onClick={() => {
            onSort(nextSort(column.key, sort));
          }}
        >
          {column.title}
          <Icon name={iconOf(direction)} />
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}

function ChooseAll<Row>({ rows, rowKey, selection = new Set(), onSelection }: TableProps<Row>) {
  const keys = rows.map(rowKey);
  const chosen = keys.filter((key) => selection.has(key)).length;
  const isWhole = chosen === keys.length && chosen > 0;
  return (
    <th role="columnheader" scope="col" class="table-choose">
      <label class="form-check">
        <input
          type="checkbox"
          class="form-check-input"
          checked={isWhole}
          indeterminate={chosen > 0 && !isWhole}
          onChange={() => {
            onSelection?.(new Set(isWhole ? [] : keys));
          }}
        />
        <span class="table-choose-all">{text('table-choose-all')}</span>
      </label>
    </th>
  );
}
