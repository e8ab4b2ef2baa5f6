import { isPersonId } from '../people/person-id';

export const PUSH_STATES = [
  'waiting',
  'sent',
  'expired',
  'cancelled',
  'refused',
  'given-up',
] as const;
export type PushState = (typeof PUSH_STATES)[number];

export interface PushFilter {
  readonly state: PushState | null;
  readonly personId: string | null;
}

export const NO_FILTER: PushFilter = { state: null, personId: null };

/** What an address asks for; what it does not know is as if it were not there. */
export function readPushFilter(params: Pick<URLSearchParams, 'get'>): PushFilter {
  const personId = params.get('person');
  return {
    state: readState(params.get('state')),
    personId: isPersonId(personId) ? personId : null,
  };
}

export function readState(value: string | null): PushState | null {
  return PUSH_STATES.find((state) => state === value) ?? null;
}

/** The part of an address that asks for it; empty for everything. */
export function writePushFilter({ state, personId }: PushFilter): string {
  const search = new URLSearchParams();
  if (state) search.set('state', state);
  if (personId) search.set('person', personId);
  return search.size > 0 ? `?${search}` : '';
}

/** Does it leave anything out? */
export function isNarrow(filter: PushFilter): boolean {
  return writePushFilter(filter) !== '';
}

/** The same as the trusted service wants to be asked. */
export function toRequest({ state, personId }: PushFilter) {
  return { ...(state && { state }), ...(personId && { personId }) };
}
