import { fireEvent, render, screen, within } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { Table, type TableProps } from '../../src/kit/table';

interface Client {
  phone: string;
  name: string;
}

const ROWS: readonly Client[] = [
  { phone: '79990000001', name: 'Vera' },
  { phone: '79990000002', name: 'Oleg' },
];

function show(props: Partial<TableProps<Client>> = {}) {
  render(
    <Table
      caption="Clients"
      columns={[
        { key: 'name', title: 'Name', sortable: true, cell: ({ name }) => name },
        { key: 'phone', title: 'Phone', cell: ({ phone }) => phone },
      ]}
      rows={ROWS}
      rowKey={({ phone }) => phone}
      empty={<p>No clients yet</p>}
      {...props}
    />,
  );
}

it('a title says how it sorts now, and turns it around when pressed again', () => {
  const onSort = vi.fn();
  show({ sort: { key: 'name', direction: 'ascending' }, onSort });

  const title = screen.getByRole('columnheader', { name: 'Name' });
  fireEvent.click(within(title).getByRole('button'));

  expect(title.getAttribute('aria-sort')).toBe('ascending');
  expect(onSort).toHaveBeenCalledExactlyOnceWith({ key: 'name', direction: 'descending' });
  expect(screen.getByRole('columnheader', { name: 'Phone' }).hasAttribute('aria-sort')).toBe(false);
});

it('another title sorts upwards first', () => {
  const onSort = vi.fn();
  show({ sort: { key: 'phone', direction: 'ascending' }, onSort });

  fireEvent.click(screen.getByRole('button', { name: 'Name' }));

  expect(onSort).toHaveBeenCalledExactlyOnceWith({ key: 'name', direction: 'ascending' });
});

it('rows are chosen one by one or all at once, and what can be done with them is shown', () => {
  const onSelection = vi.fn();
  const bulk = (chosen: ReadonlySet<string>) => <button type="button">Tag {chosen.size}</button>;
  show({ selection: new Set(['79990000001']), onSelection, bulk });

  expect(screen.getByText('1 row chosen')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Tag 1' })).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: /Oleg/ }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Choose all' }));

  const both = new Set(['79990000001', '79990000002']);
  expect(onSelection.mock.calls).toEqual([[both], [both]]);
});

it('a part of the rows is neither all nor none', () => {
  show({ selection: new Set(['79990000001']) });

  const all = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Choose all' });

  expect([all.checked, all.indeterminate]).toEqual([false, true]);
});

it('pages go on and back, not beyond the ends', () => {
  const onPage = vi.fn();
  show({ page: { number: 1, of: 3, hasNext: true }, onPage });

  fireEvent.click(screen.getByRole('button', { name: 'Next' }));
  fireEvent.click(screen.getByRole('button', { name: 'Back' }));

  expect(screen.getByText('Page 1 of 3')).toBeTruthy();
  expect(onPage.mock.calls).toEqual([[2]]);
});

it('without rows it says what would stand there', () => {
  show({ rows: [] });

  expect(screen.getByText('No clients yet')).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
});
