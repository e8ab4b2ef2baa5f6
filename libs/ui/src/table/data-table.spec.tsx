/** @jest-environment jsdom */
import { jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, within } from '@testing-library/react';
import type { Column, TableWords } from './column.ts';
import { DataTable } from './data-table.tsx';
import type { DataTableProps } from './data-table.tsx';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly email: string;
}

const words: TableWords = {
  columns: 'Columns',
  sort: 'Sort',
  ascending: (header) => `${header}, ascending`,
  descending: (header) => `${header}, descending`,
  loading: 'Reading',
  previous: 'Previous',
  next: 'Next',
};

const columns: readonly Column<Person>[] = [
  { id: 'name', header: 'Name', cell: ({ name }) => name, main: true, sortable: true },
  { id: 'role', header: 'Role', cell: ({ role }) => role },
  { id: 'email', header: 'E-mail', cell: ({ email }) => email, extra: true },
];

const alice = { id: 'usr_1', name: 'Alice', role: 'member', email: 'alice@example.com' };

let tables = 0;
beforeEach(() => {
  tables++;
  localStorage.clear();
});

function show(props: Partial<DataTableProps<Person>> = {}) {
  return render(
    <MantineProvider env="test">
      <DataTable
        name={`people-${tables}`}
        caption="People"
        columns={columns}
        rows={[alice]}
        rowKey={({ id }) => id}
        empty={<p>Nobody</p>}
        words={words}
        {...props}
      />
    </MantineProvider>,
  );
}

const heads = () => screen.getAllByRole('columnheader').map(({ textContent }) => textContent);

async function chooseColumn(name: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name }));
}

describe('DataTable', () => {
  it('is a table with a caption, whose rows are named', () => {
    show();
    const table = screen.getByRole('table', { name: 'People' });
    expect(within(table).getByRole('rowheader').textContent).toBe('Alice');
    expect(within(table).getByRole('cell').textContent).toBe('member');
  });

  it('says in each cell what it is, for where rows are cards', () => {
    show();
    expect(screen.getByRole('cell').dataset['label']).toBe('Role');
  });

  it('keeps on one line what is said to be short', () => {
    const [name, role] = columns;
    show({ columns: [name!, { ...role!, short: true }] });
    expect(screen.getByRole('cell').dataset['short']).toBe('true');
    expect(screen.getByRole('rowheader').hasAttribute('data-short')).toBe(false);
  });

  it('leads from a row to its page', () => {
    show({ rowHref: ({ id }) => `/people/${id}` });
    expect(screen.getByRole('link', { name: 'Alice' }).getAttribute('href')).toBe('/people/usr_1');
  });

  it('sorts by a button in the head, which says how it is sorted', () => {
    const onSort = jest.fn();
    show({ sort: { column: 'name', direction: 'ascending' }, onSort });
    const [name, role] = screen.getAllByRole('columnheader');
    expect(name?.getAttribute('aria-sort')).toBe('ascending');
    expect(role?.hasAttribute('aria-sort')).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(onSort).toHaveBeenCalledWith({ column: 'name', direction: 'descending' });
  });

  it('sorts by a choice as well, for where there are no heads', () => {
    const onSort = jest.fn();
    show({ sort: { column: 'name', direction: 'ascending' }, onSort });
    const choice = screen.getByRole('combobox', { name: 'Sort' });
    fireEvent.change(choice, { target: { value: 'descending name' } });
    expect(onSort).toHaveBeenCalledWith({ column: 'name', direction: 'descending' });
  });

  it('tells that it is still reading', () => {
    show({ rows: undefined });
    expect(screen.getByRole('table').getAttribute('aria-busy')).toBe('true');
    expect(screen.getByRole('status').textContent).toBe('Reading');
    expect(screen.queryByRole('cell')).toBeNull();
  });

  it('shows what it is given instead of rows', () => {
    show({ rows: [], problem: false });
    expect(screen.getByText('Nobody')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Columns' })).toBeNull();
    show({ problem: <p role="alert">Failed</p> });
    expect(screen.getByRole('alert').textContent).toBe('Failed');
  });
});

describe('the columns of a table', () => {
  it('are chosen, and remembered', async () => {
    const { unmount } = show();
    expect(heads()).toEqual(['Name', 'Role']);
    await chooseColumn('E-mail');
    expect(heads()).toEqual(['Name', 'Role', 'E-mail']);
    unmount();
    show();
    expect(heads()).toEqual(['Name', 'Role', 'E-mail']);
    expect(localStorage.getItem(`table:people-${tables}`)).toBe('{"email":true}');
  });

  it('do without what names the row no more than the row does', async () => {
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
    expect(await screen.findAllByRole('menuitemcheckbox')).toHaveLength(2);
  });

  it('are as the table wants them where storage holds something else', () => {
    localStorage.setItem(`table:people-${tables}`, '{"role":');
    show();
    expect(heads()).toEqual(['Name', 'Role']);
  });

  it('can be chosen where nothing can be stored', async () => {
    const refuse = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    show();
    await chooseColumn('Role');
    expect(heads()).toEqual(['Name']);
    refuse.mockRestore();
  });
});

describe('the pages of a table', () => {
  it('are turned by buttons that keep the focus at an end', () => {
    const onNext = jest.fn();
    show({ paging: { label: 'Page 1', onPrevious: undefined, onNext } });
    fireEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(onNext).toHaveBeenCalledTimes(1);
    const previous = screen.getByRole('button', { name: 'Previous' });
    expect(previous.getAttribute('aria-disabled')).toBe('true');
    expect(previous.hasAttribute('disabled')).toBe(false);
  });

  it('are not spoken of where there is one', () => {
    show({ paging: { label: 'Page 1', onPrevious: undefined, onNext: undefined } });
    expect(screen.queryByRole('navigation')).toBeNull();
  });
});
