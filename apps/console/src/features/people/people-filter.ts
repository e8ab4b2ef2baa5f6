import { isRole } from '@switchboard/identity';
import type { Role } from '@switchboard/identity';
import type { Sort } from '@switchboard/ui';

export const STATES = ['active', 'blocked', 'erased'] as const;
export type PersonState = (typeof STATES)[number];

const ORDERS = ['name', 'createdAt', 'lastActiveAt'] as const;
type Order = (typeof ORDERS)[number];

export interface PeopleFilter {
  readonly query: string;
  readonly role: Role | null;
  /** All but the erased when absent. */
  readonly state: PersonState | null;
  readonly sort: Sort & { readonly column: Order };
}

export const NO_FILTER: PeopleFilter = {
  query: '',
  role: null,
  state: null,
  sort: { column: 'name', direction: 'ascending' },
};

export function isPersonState(value: string | null): value is PersonState {
  return STATES.some((state) => state === value);
}

export function isOrder(value: string): value is Order {
  return ORDERS.some((order) => order === value);
}

/** What an address asks for; what it does not know is as if it were not there. */
export function readPeopleFilter(params: Pick<URLSearchParams, 'get'>): PeopleFilter {
  const role = params.get('role');
  const state = params.get('state');
  return {
    query: (params.get('q') ?? '').trim().slice(0, 100),
    role: isRole(role) ? role : null,
    state: isPersonState(state) ? state : null,
    sort: readSort(params.get('sort') ?? ''),
  };
}

/** `name` rises, `-name` falls. */
function readSort(text: string): PeopleFilter['sort'] {
  const falls = text.startsWith('-');
  const column = falls ? text.slice(1) : text;
  if (!isOrder(column)) return NO_FILTER.sort;
  return { column, direction: falls ? 'descending' : 'ascending' };
}

/** The part of an address that asks for it; empty for everybody. */
export function writePeopleFilter({ query, role, state, sort }: PeopleFilter): string {
  const search = new URLSearchParams();
  if (query) search.set('q', query);
  if (role) search.set('role', role);
  if (state) search.set('state', state);
  const order = `${sort.direction === 'descending' ? '-' : ''}${sort.column}`;
  if (order !== NO_FILTER.sort.column) search.set('sort', order);
  return search.size > 0 ? `?${search}` : '';
}

/** Does it leave anybody out? */
export function isNarrow({ query, role, state }: PeopleFilter): boolean {
  return query !== '' || role !== null || state !== null;
}

/** The same as the trusted service wants to be asked. */
export function toRequest({ query, role, state, sort }: PeopleFilter) {
  return {
    ...(query && { query }),
    ...(role && { role }),
    ...(state && { state }),
    order: { by: sort.column, descending: sort.direction === 'descending' },
  };
}
